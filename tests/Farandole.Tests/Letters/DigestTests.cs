using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Letters;

/// <summary>One letter a day at most, whatever happens; what cannot wait does not.</summary>
public sealed class DigestTests
{
    private const string Lea = "lea@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("GUEST-5")]
    public async Task Eight_teams_that_write_three_times_a_day_are_one_letter_a_day()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer(Lea, "Léa");
        var others = new List<Backstage>();
        for (var n = 0; n < 7; n++)
        {
            others.Add(await stage.Another($"Atelier {n}"));
            await others[^1].Answer(Lea, "Léa");
        }
        foreach (var team in others.Prepend(stage))
        {
            var writes = await team.Organizer();
            for (var n = 0; n < 3; n++)
                await Write(writes, team, $"Nouvelle {n} de {team.Id}");
        }
        await stage.App.DrainAsync();
        Assert.Empty(stage.App.LettersTo(Lea));

        await stage.App.EveningAsync();

        var letter = Assert.Single(stage.App.LettersTo(Lea));
        Assert.Equal("24 messages qui pouvaient attendre", letter.Subject);
        foreach (var team in others.Prepend(stage))
            Assert.Contains($"Nouvelle 2 de {team.Id}", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(24, Regex.Count(letter.TextBody!, "/stop/messages"));
        Assert.Contains("/letters/", letter.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        await stage.App.PassAsync(Duration.FromDays(3));
        Assert.Single(stage.App.LettersTo(Lea));
    }

    [Fact]
    public async Task What_is_urgent_does_not_wait_and_of_a_cancelled_event_nothing_else_is_told()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer(Lea, "Léa");
        await Write(await stage.Organizer(), stage, "Un mot");
        await stage.App.Change(stage.Id, e => e.Say(EventStatus.Cancelled, "La salle a brûlé.", null, stage.App.Now()));
        await stage.App.PassAsync(Duration.FromMinutes(20));

        Assert.Contains("annulé", Assert.Single(stage.App.LettersTo(Lea)).Subject, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_message_about_an_event_of_tonight_leaves_at_once()
    {
        await using var stage = await Backstage.SetAsync(d =>
            d with
            {
                Schedule = Schedule.Of(new(2027, 3, 2), new(20, 0), null, null, "Europe/Paris"),
            }
        );
        await stage.Answer(Lea, "Léa");
        var organizer = await stage.Organizer();

        var preview = await (await Write(organizer, stage, "Prenez un pull.", "preview")).Text();
        await Write(organizer, stage, "Prenez un pull.");
        await stage.App.DrainAsync();

        Assert.Contains("1 personne le reçoit tout de suite", preview, StringComparison.Ordinal);
        Assert.Single(stage.App.LettersTo(Lea));
    }

    [Fact]
    public async Task Whoever_left_meanwhile_gets_nothing_of_it()
    {
        await using var stage = await Backstage.SetAsync();
        var answer = await stage.Answer(Lea, "Léa");
        await Write(await stage.Organizer(), stage, "Un mot");
        await stage.App.DrainAsync();
        await stage.App.Writer.Write(
            async (db, ct) =>
                (await db.Participations.AsTracking().FirstAsync(p => p.Id == answer.Id, ct)).Withdraw(stage.App.Now()),
            Ct
        );

        await stage.App.EveningAsync();

        Assert.Empty(stage.App.LettersTo(Lea));
        Assert.Equal(0, await stage.App.Look(db => db.Set<DigestItem>().CountAsync(Ct)));
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task Whoever_must_not_know_of_a_surprise_since_reads_nothing_of_it_in_the_summary()
    {
        await using var stage = await Backstage.SetAsync();
        var surprise = await stage.Another("Les trente ans de Léa");
        foreach (var one in new[] { stage, surprise })
        {
            await one.Answer(Lea, "Léa");
            await Write(await one.Organizer(), one, $"Un mot de {one.Id}");
            await Write(await one.Organizer(), one, $"Encore un de {one.Id}");
        }
        await stage.App.DrainAsync();
        var hashes = stage.App.Services.GetRequiredService<AddressHash>();
        await stage.App.Writer.Write(
            (db, _) =>
            {
                db.Add(new HonouredRow { EventId = surprise.Id, AddressHash = hashes.Of(EmailAddress.Parse(Lea)!) });
                return Task.CompletedTask;
            },
            Ct
        );

        await stage.App.EveningAsync();

        var letter = Assert.Single(stage.App.LettersTo(Lea));
        Assert.Contains($"Encore un de {stage.Id}", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(surprise.Id.ToString(), letter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_hour_chosen_after_the_summary_of_the_day_brings_no_second_one_that_day()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer(Lea, "Léa");
        await Write(await stage.Organizer(), stage, "Un mot");
        await stage.App.EveningAsync();
        await Write(await stage.Organizer(), stage, "Encore un mot");
        await stage.App.DrainAsync();

        await stage.App.Visitor().Post($"{PathOf(stage.App)}/rhythm", ("rhythm", "Daily"), ("hour", "20"));
        await stage.App.PassAsync(Duration.FromHours(5));
        Assert.Single(stage.App.LettersTo(Lea));

        await stage.App.PassAsync(Duration.FromHours(21));
        Assert.Equal(2, stage.App.LettersTo(Lea).Count);
    }

    [Fact]
    [Requirement("GUEST-4")]
    public async Task The_page_behind_every_letter_says_what_was_sent_and_sets_the_pace()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer(Lea, "Léa");
        var organizer = await stage.Organizer();
        await Write(organizer, stage, "Un mot");
        await stage.App.EveningAsync();
        var visitor = stage.App.Visitor();
        var path = Link(stage.App.LettersTo(Lea)[0].TextBody!);

        var page = await visitor.Page(path);
        Assert.Contains("Un message de l’équipe", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Lea, page, StringComparison.Ordinal);

        await visitor.Post($"{path}/rhythm", ("rhythm", "AtOnce"), ("hour", "8"));
        Assert.Contains("C’est noté.", await visitor.Page($"{path}?done=saved"), StringComparison.Ordinal);
        organizer = await stage.Organizer();
        await Write(organizer, stage, "Encore un mot");
        await stage.App.DrainAsync();
        Assert.Equal(2, stage.App.LettersTo(Lea).Count);

        // One click of a mail program: scanners that open the page change nothing.
        await visitor.Post(path, ("List-Unsubscribe", "One-Click"));
        var preview = await (await Write(organizer, stage, "Un autre", "preview")).Text();
        await Write(organizer, stage, "Un autre");
        await stage.App.PassAsync(Duration.FromDays(2));
        Assert.Contains("ne veut que l’indispensable", preview, StringComparison.Ordinal);
        Assert.Equal(2, stage.App.LettersTo(Lea).Count);
    }

    [Fact]
    public async Task What_waits_follows_a_new_hour_and_is_dropped_by_whoever_wants_nothing_more()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer(Lea, "Léa");
        await Write(await stage.Organizer(), stage, "Un mot");
        await stage.App.DrainAsync();
        var visitor = stage.App.Visitor();
        var path = PathOf(stage.App);
        Assert.Contains("1 message vous attend", await visitor.Page(path), StringComparison.Ordinal);

        await visitor.Post($"{path}/rhythm", ("rhythm", "Daily"), ("hour", "12"));
        await stage.App.PassAsync(Duration.FromHours(2.5));
        Assert.Single(stage.App.LettersTo(Lea));

        await Write(await stage.Organizer(), stage, "Un autre");
        await stage.App.DrainAsync();
        await visitor.Post($"{path}/rhythm", ("rhythm", "Never"), ("hour", "12"));
        await stage.App.PassAsync(Duration.FromDays(2));
        Assert.Single(stage.App.LettersTo(Lea));
    }

    [Theory]
    [InlineData("Hourly", "18", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Daily", "24", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Daily", "x", HttpStatusCode.UnprocessableEntity)]
    public async Task A_pace_that_there_is_not_is_refused(string rhythm, string hour, HttpStatusCode status)
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer(Lea, "Léa");
        var path = PathOf(stage.App);

        var answer = await stage.App.Visitor().Post($"{path}/rhythm", ("rhythm", rhythm), ("hour", hour));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stage.App.Visitor().Post("/letters/none/rhythm", ("rhythm", "Daily"), ("hour", "8"))).StatusCode
        );
    }

    [Fact]
    public void Every_kind_of_letter_has_a_name_on_that_page()
    {
        var words = Platform.Text.Words.Load("fr").Select(w => w.Id).ToHashSet();
        Assert.All(
            LetterKinds.All.Where(k => k != LetterKinds.Digest),
            kind => Assert.Contains($"letters.kind.{kind}", words)
        );
    }

    private static string PathOf(App app)
    {
        var hashes = app.Services.GetRequiredService<AddressHash>();
        return LetterLinks.PathOf(hashes.Of(EmailAddress.Parse(Lea)!), hashes);
    }

    private static string Link(string text) => Regex.Match(text, @"/letters/[\w-]+").Value;

    private static Task<HttpResponseMessage> Write(
        HttpClient organizer,
        Backstage stage,
        string text,
        string step = "send"
    ) =>
        organizer.Post(
            $"{stage.Path}/messages",
            ("text", text),
            ("to", "Coming"),
            ("step", step),
            ("message", $"{Guid.NewGuid():N}")
        );
}
