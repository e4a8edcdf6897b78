using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Attendance;

/// <summary>"Still coming?": three days before, and with the reminder.</summary>
public sealed class StillComingTests
{
    private static readonly Duration UntilAsked = Duration.FromDays(15) + Duration.FromHours(5);

    [Fact]
    [Requirement("PUBLIC-8")]
    public async Task Three_days_before_those_who_come_are_asked_and_one_tap_answers()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 10);
        var ticket = await app.Comes(id, "a@exemple.fr", party: 2);
        await app.Comes(id, "b@exemple.fr", 1, ("answer", "maybe"));
        using var visitor = app.Visitor();
        Assert.DoesNotContain("Toujours de la partie", await visitor.Reads(ticket), StringComparison.Ordinal);

        await app.PassAsync(UntilAsked);

        var letter = app.LettersTo("a@exemple.fr")[^1];
        Assert.StartsWith("Toujours de la partie", letter.Subject!, StringComparison.Ordinal);
        Assert.Contains("/stop/reminder", letter.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.Equal(2, app.LettersTo("b@exemple.fr").Count);
        var page = await visitor.Reads(ticket);
        Assert.Contains("Toujours de la partie", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"{ticket}/withdrawal\" method=\"post\"", page, StringComparison.Ordinal);
        (await visitor.Send($"{ticket}/still")).ShouldLeadTo($"{ticket}?done=still");
        Assert.DoesNotContain("Toujours de la partie", await visitor.Reads(ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_gives_the_seat_at_once_to_whoever_waits()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        var ticket = await app.Comes(id, "a@exemple.fr");
        await app.Comes(id, "b@exemple.fr", 1, ("answer", "waiting"));
        await app.PassAsync(UntilAsked);
        using var visitor = app.Visitor();

        (await visitor.Send($"{ticket}/withdrawal")).ShouldLeadTo(ticket);
        await app.DrainAsync();

        Assert.Single(await app.AnswersTo(id), a => a.IsOffered);
    }

    [Fact]
    public async Task Nobody_is_asked_where_no_seat_is_counted_or_the_organizers_said_no_or_it_is_called_off()
    {
        await using var app = await App.StartAsync();
        var (free, silent, off) = (await app.Announce(), await app.Announce(10), await app.Announce(10));
        foreach (var id in new[] { free, silent, off })
            await app.Comes(id, $"n{id}@exemple.fr");
        await app.Change(silent, e => e.AskAgain(false, null, app.Now()));
        await app.Change(off, e => e.Say(Domain.Events.EventStatus.Cancelled, null, null, app.Now()));

        await app.PassAsync(UntilAsked);

        Assert.DoesNotContain(app.Letters(), l => l.Subject!.StartsWith("Toujours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Organizers_see_who_was_announced_who_said_it_again_and_what_to_expect()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Capacity = 20 });
        var one = await stage.Answer("a@exemple.fr", party: 3);
        await stage.Answer("b@exemple.fr", party: 7);
        await stage.App.Writer.Write(
            async (db, ct) =>
                (await db.Participations.AsTracking().SingleAsync(p => p.Id == one.Id, ct)).Reconfirm(stage.App.Now()),
            TestContext.Current.CancellationToken
        );
        await stage.KeyFor("amel@exemple.fr", "Amel");
        using var organizer = await stage.Organizer();
        Assert.Contains(
            "Pas encore de quoi estimer",
            await organizer.Page($"{stage.Path}/attendance"),
            StringComparison.Ordinal
        );

        foreach (var came in new[] { 5, 8, 9 })
            await Before(stage, announced: 10, came);
        var page = await organizer.Page($"{stage.Path}/attendance");

        Assert.Contains("5 à 9", page, StringComparison.Ordinal);
        Assert.Contains(">3<", page, StringComparison.Ordinal);
        (await organizer.Post($"{stage.Path}/attendance")).ShouldLeadTo($"{stage.Path}/attendance?done=asks");
        Assert.False((await stage.Found()).AsksAgain);
    }

    /// <summary>An earlier event of the same address.</summary>
    private static async Task Before(Backstage stage, int announced, int came)
    {
        var (id, _) = await Backstage.Announce(
            stage.App,
            d =>
                d with
                {
                    Schedule = Domain.Events.Schedule.Of(new(2027, 2, 20), new(14, 0), null, null, "Europe/Paris"),
                }
        );
        await stage.App.Writer.Write(
            async (db, ct) =>
            {
                var past = await db.AllEvents.AsTracking().SingleAsync(e => e.Id == id, ct);
                past.Count(announced, came, 0);
                var (key, _) = Domain.Events.EventKey.Make(id, Domain.Events.KeyKind.Organizer, null, "fr", App.Start);
                var address = EmailAddress.Parse("amel@exemple.fr")!;
                var mine = await db.Keys.SingleAsync(k => k.Label == "Amel", ct);
                key.SendTo(address, mine.EmailHash!);
                key.Use(new(2027, 2, 1), App.Start);
                db.Add(key);
            },
            TestContext.Current.CancellationToken
        );
    }
}
