using Farandole.Domain.Kernel;
using Farandole.Features.Desk;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Tests.Coming;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Mechanisms;

public sealed class LetterBudgetTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_anybody_may_ask_for_reaches_a_known_address_three_times_a_day()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        await app.Comes(id);
        var before = app.LettersTo(Guest.Nour).Count;
        for (var i = 0; i < 6; i++)
        {
            using var anybody = app.Visitor();
            await anybody.Send("/keys", ("email", Guest.Nour));
            await app.PassAsync(Duration.FromMinutes(1));
        }
        // The confirmation that the address itself asked for came first: it was one of the three.
        Assert.Equal(2, app.LettersTo(Guest.Nour).Count - before);

        await app.PassAsync(Duration.FromDays(1));
        using var again = app.Visitor();
        await again.Send("/keys", ("email", Guest.Nour));
        await app.DrainAsync();
        Assert.Equal(3, app.LettersTo(Guest.Nour).Count - before);
    }

    [Fact]
    public async Task Letters_to_strangers_beyond_those_of_a_day_wait_and_leave_oldest_first()
    {
        await using var app = await App.StartAsync(("Mail:StrangersADay", "2"));
        var id = await app.Announce();
        foreach (var who in (string[])["a", "b", "c", "d"])
        {
            await Answer(app, id, who);
            await app.PassAsync(Duration.FromMinutes(1));
        }
        Assert.Equal(["a", "b"], Reached(app));
        Assert.Equal(2, await Waiting(app));

        // Whoever comes when there is room again stands behind those who wait.
        await app.PassAsync(Duration.FromHours(23) + Duration.FromMinutes(50));
        Assert.Equal(["a", "b"], Reached(app));
        await Answer(app, id, "e");
        await app.DrainAsync();
        await app.PassAsync(Duration.FromMinutes(25));
        Assert.Equal(["a", "b", "c", "d"], Reached(app).Order());
        Assert.Equal(1, await Waiting(app));

        // Nobody was erased for having waited, and who has confirmed is no stranger.
        using var visitor = app.Visitor();
        var ticket = app.TicketOf("c@exemple.fr");
        (await visitor.Send($"{ticket}/confirmation")).ShouldLeadTo($"{ticket}?done=confirmed");
        await app.DrainAsync();
        Assert.Equal(2, app.LettersTo("c@exemple.fr").Count);
    }

    [Fact]
    public async Task The_desk_says_that_letters_wait()
    {
        await using var app = await App.StartAsync(("Mail:StrangersADay", "1"));
        var id = await app.Announce();
        await Answer(app, id, "a");
        await Answer(app, id, "b");
        await app.DrainAsync();
        var key = (await app.Services.NewInstanceKey(Ct)).Split('#')[1];
        using var steward = app.Visitor(key: key);

        var desk = await steward.Reads("/desk");

        Assert.Contains("1 lettre attend son tour", desk, StringComparison.Ordinal);
        Assert.Contains("1 lettres au plus", desk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_whose_server_refuses_twice_for_good_is_left_alone()
    {
        await using var sink = await MailSink.StartAsync(MailFault.RefuseForGood("RCPT"), Ct);
        await using var app = await Sending(sink);
        var id = await app.Announce();
        await Answer(app, id, "gone");
        await app.DrainAsync();
        Assert.Equal(1, await Refused(app));
        // The same letter is tried once more, and then neither it nor any other.
        await app.PassAsync(Duration.FromMinutes(1));
        Assert.Equal(2, await Refused(app));
        await app.PassAsync(Duration.FromDays(1));
        await Answer(app, id, "gone");
        await app.PassAsync(Duration.FromDays(2));

        Assert.Equal(2, await Refused(app));
        Assert.Equal(0, await app.Look(db => db.Set<JobRow>().CountAsync(j => j.Tries > 0, Ct)));
        Assert.DoesNotContain("gone@exemple.fr", app.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_for_now_is_asked_again()
    {
        await using var sink = await MailSink.StartAsync(MailFault.RefuseForNow("RCPT"), Ct);
        await using var app = await Sending(sink);
        var id = await app.Announce();
        await Answer(app, id, "later");
        await app.DrainAsync();
        await app.PassAsync(Duration.FromMinutes(1));
        await app.PassAsync(Duration.FromMinutes(3));

        Assert.Equal(0, await Refused(app));
        Assert.Equal(3, await app.Look(db => db.Set<JobRow>().MaxAsync(j => j.Tries, Ct)));
    }

    private static Task<App> Sending(MailSink sink) =>
        App.StartAsync(
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", $"{sink.Port}"),
            ("Mail:Security", "None"),
            ("Mail:From", "farandole@example.org")
        );

    private static async Task Answer(App app, EventId id, string who)
    {
        using var visitor = app.Visitor();
        (await visitor.Answers(id, $"{who}@exemple.fr")).ShouldLeadTo($"/events/{id}/answered");
    }

    private static IEnumerable<string> Reached(App app) =>
        app.Letters().Select(l => l.To.Mailboxes.Single().Address.Split('@')[0]).Distinct();

    private static Task<int> Waiting(App app) =>
        app.Look(db => db.Set<JobRow>().CountAsync(j => j.Kind == "SendConfirmLetter", Ct));

    private static Task<int> Refused(App app) =>
        app.Look(db => db.Set<LetterRow>().CountAsync(l => l.Kind == "returned", Ct));
}
