using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Facts;
using Farandole.Tests.Rig;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Organizing;

public sealed class ChangeLetterTests
{
    [Fact]
    [Requirement("PUBLIC-3")]
    public async Task Edits_that_follow_each_other_make_one_letter_from_the_first_value_to_the_last()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");

        await stage.Edit(d => d with { Place = new("Parc de Gerland") });
        await stage.App.PassAsync(Duration.FromMinutes(8));
        await stage.Edit(d => d with { Place = new("Halle Tony-Garnier"), Schedule = At(15) });
        await stage.App.PassAsync(Duration.FromMinutes(8));
        Assert.Empty(stage.App.Letters());
        await stage.App.PassAsync(Duration.FromMinutes(2));

        var letter = Assert.Single(stage.App.Letters());
        Assert.Contains("Halle Tony-Garnier (avant\u00a0: Place Bellecour)", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("15\u00a0h (avant\u00a0: 14\u00a0h)", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Gerland", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("/stop/changes", letter.Headers["List-Unsubscribe"], StringComparison.Ordinal);

        await stage.App.PassAsync(Duration.FromHours(2));
        Assert.Single(stage.App.Letters());
    }

    [Fact]
    public async Task What_came_back_to_where_it_was_is_no_news()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");

        await stage.Edit(d => d with { Place = new("Parc de Gerland") });
        await stage.Edit(d => d with { Place = new("Place Bellecour", "Lyon") });
        await stage.App.PassAsync(Duration.FromHours(1));

        Assert.Empty(stage.App.Letters());
    }

    [Fact]
    public async Task A_mended_text_is_no_news()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");

        await stage.Edit(d => d with { Text = "Sans faute", Html = "<p>Sans faute</p>" });
        await stage.App.PassAsync(Duration.FromHours(1));

        Assert.Empty(stage.App.Letters());
    }

    [Fact]
    public async Task Only_those_who_are_in_and_want_to_know_are_told()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("maybe@exemple.fr", answer: Answer.Maybe);
        await stage.Answer("late@exemple.fr", confirmed: false);
        var quiet = await stage.Answer("quiet@exemple.fr");
        await stage.App.Writer.Write(
            (db, _) =>
            {
                db.Attach(quiet);
                quiet.Choose(changes: false, reminder: true, messages: true);
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );

        await stage.Edit(d => d with { Place = new("Parc de Gerland") });
        await stage.App.PassAsync(Duration.FromHours(1));
        Assert.Equal(["maybe@exemple.fr"], Readers(stage));

        await stage.Change(e => e.Say(EventStatus.Postponed, "Tempête", "Amel", stage.App.Clock.GetCurrentInstant()));
        await stage.App.PassAsync(Duration.FromHours(1));
        Assert.Equal(["maybe@exemple.fr", "maybe@exemple.fr", "quiet@exemple.fr"], Readers(stage));
        Assert.StartsWith("Reporté", stage.App.LettersTo("quiet@exemple.fr")[0].Subject, StringComparison.Ordinal);
        Assert.Contains("Tempête", stage.App.LettersTo("quiet@exemple.fr")[0].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_updates_the_calendar_and_speaks_the_readers_language()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("sam@example.org", "Sam", with: a => a with { Language = "en" });

        await stage.Edit(d => d with { Schedule = At(15) });
        await stage.App.PassAsync(Duration.FromHours(1));

        var letter = Assert.Single(stage.App.Letters());
        Assert.Contains("15:00 (before: 14:00)", letter.TextBody, StringComparison.Ordinal);
        var calendar = Calendar(letter);
        Assert.Contains("METHOD:PUBLISH", calendar, StringComparison.Ordinal);
        Assert.Contains($"UID:{stage.Id}@farandole.test", calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", calendar, StringComparison.Ordinal);
        Assert.Contains("20270320T150000", calendar, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-3")]
    public async Task A_cancellation_reaches_everybody_in_at_once_and_leaves_the_calendar()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");
        await stage.Answer("maybe@exemple.fr", answer: Answer.Maybe);
        await stage.Answer("late@exemple.fr", confirmed: false);
        await stage.Edit(d => d with { Place = new("Parc de Gerland") });

        await stage.Change(e =>
            e.Say(EventStatus.Cancelled, "La salle est inondée", "Amel", stage.App.Clock.GetCurrentInstant())
        );
        await stage.App.DrainAsync();

        Assert.Equal(["lea@exemple.fr", "maybe@exemple.fr"], Readers(stage));
        var letter = stage.App.LettersTo("lea@exemple.fr")[0];
        Assert.StartsWith("Annulé", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("La salle est inondée", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("METHOD:CANCEL", Calendar(letter), StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", Calendar(letter), StringComparison.Ordinal);

        // What had changed before is not worth a letter any more.
        await stage.App.PassAsync(Duration.FromHours(1));
        Assert.Equal(2, stage.App.Letters().Count);
    }

    [Fact]
    public async Task Listeners_that_run_twice_write_once()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");
        await stage.Change(e => e.Say(EventStatus.Cancelled, null, null, stage.App.Clock.GetCurrentInstant()));
        await stage.App.DrainAsync();

        await stage.App.Writer.Write(
            (db, _) =>
            {
                db.Add(
                    new JobRow
                    {
                        Kind = "TellCancellation",
                        Body = FactJson.Write(new EventCancelled(stage.Id, App.Start)),
                        DueAt = App.Start,
                    }
                );
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );
        await stage.App.DrainAsync();

        Assert.Single(stage.App.Letters());
    }

    private static Schedule At(int hour) => Schedule.Of(new(2027, 3, 20), new(hour, 0), null, null, "Europe/Paris");

    private static IEnumerable<string> Readers(Backstage stage) =>
        stage.App.Letters().Select(l => l.To.Mailboxes.Single().Address).Order();

    private static string Calendar(MimeMessage letter) =>
        letter.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar").Text;
}
