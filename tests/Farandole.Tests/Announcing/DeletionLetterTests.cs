using Farandole.Domain.Events;
using Farandole.Platform.Facts;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Announcing;

/// <summary>Who counts on an event is told when it is deleted, as when it is called off.</summary>
public sealed class DeletionLetterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_come_get_one_letter_with_the_name_the_day_and_a_file_that_clears_their_calendar()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");
        await stage.Answer("late@exemple.fr", confirmed: false);
        var organizer = await stage.Organizer();
        Assert.Contains(
            "1 personne inscrite recevra un message",
            await organizer.Page($"{stage.Path}/deletion"),
            StringComparison.Ordinal
        );

        await organizer.Post($"{stage.Path}/deletion");
        await stage.App.DrainAsync();

        var letter = Assert.Single(stage.App.Letters());
        Assert.Equal("lea@exemple.fr", letter.To.Mailboxes.Single().Address);
        Assert.Equal("Supprimé\u00a0: Bal de printemps", letter.Subject);
        Assert.Contains("Samedi 20 mars 2027 à 14\u00a0h", letter.TextBody, StringComparison.Ordinal);
        foreach (
            var line in (string[])
                ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", $"UID:{stage.Id}@", "SUMMARY:Bal de printemps"]
        )
            Assert.Contains(line, letter.Calendar(), StringComparison.Ordinal);
        // The title has gone with its letter, and the address goes within a day.
        Assert.Equal(0, await stage.App.Look(db => db.Set<JobRow>().CountAsync(j => j.Body.Contains("printemps"), Ct)));
        await stage.App.PassAsync(Duration.FromDays(1));
        Assert.All(await stage.App.Look(db => db.Participations.ToListAsync(Ct)), p => Assert.Null(p.Email));
    }

    [Fact]
    public async Task A_private_event_is_not_named_in_the_subject()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        await stage.Answer("lea@exemple.fr", "Léa");
        await (await stage.Organizer()).Post($"{stage.Path}/deletion");
        await stage.App.DrainAsync();

        var letter = Assert.Single(stage.App.Letters());
        Assert.DoesNotContain("printemps", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Bal de printemps", letter.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_is_told_of_what_is_over_or_was_called_off(bool isOver)
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");
        if (isOver)
            await stage.App.PassAsync(Duration.FromDays(20));
        else
            await stage.Change(e => e.Say(EventStatus.Cancelled, null, null, stage.App.Clock.GetCurrentInstant()));
        await stage.App.DrainAsync();
        var before = stage.App.Letters().Count;

        await (await stage.Organizer()).Post($"{stage.Path}/deletion");
        await stage.App.DrainAsync();

        Assert.NotNull((await stage.Found()).DeletedAt);
        Assert.Equal(before, stage.App.Letters().Count);
    }
}
