using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Farandole.Tests.Coming;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Notices;

/// <summary>Each by the channel that they chose.</summary>
public sealed class ChannelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The list stands here once more, so that nobody lengthens or shortens it by accident.</summary>
    private static readonly string[] Vital =
    [
        "cancelled",
        "changes",
        "reveal",
        "decision",
        "code",
        "offer",
        "lapsed",
        "reminder",
        "still",
        "intrusion",
    ];

    private static readonly string[] Useful = ["message", "thanks"];

    [Fact]
    [Requirement("FRIENDS-4")]
    public async Task Somebody_with_a_name_alone_is_told_on_their_phone_at_once()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var ticket = await phones.Named(id, "Tata Jo");
        var phone = await phones.Add(ticket, "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");

        await phones.App.Change(id, e => e.Say(EventStatus.Postponed, "La pluie.", null, phones.App.Now()));
        await phones.App.PassAsync(Duration.FromMinutes(20));

        var notice = Assert.Single(phone.Notices);
        Assert.Equal(("Grande marche pour l’eau", "Quelque chose a changé"), (notice.Title, notice.Body));
        Assert.Equal($"http://farandole.test{ticket}", notice.Url);
        Assert.Equal(("86400", "high"), (notice.Headers["TTL"], notice.Headers["Urgency"]));
        Assert.Equal(notice.Tag, notice.Headers["Topic"]);
        Assert.Equal(32, notice.Tag.Length);
        Assert.Empty(phones.App.Letters());
        var page = await phones.App.Visitor().Reads(ticket);
        Assert.Contains("Firefox, Android", page, StringComparison.Ordinal);
        Assert.Contains("Dernière notification le", page, StringComparison.Ordinal);
        Assert.DoesNotContain(phone.Endpoint, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reminder_comes_to_the_phone_once_and_stays_off_where_it_was_switched_off()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var (jo, ari) = (await phones.Named(id, "Jo"), await phones.Named(id, "Ari"));
        var (josPhone, arisPhone) = (await phones.Add(jo), await phones.Add(ari));
        (await phones.App.Visitor().Send($"{ari}/notifications", ("changes", "true"))).ShouldLeadTo(
            $"{ari}?done=letters"
        );

        await phones.App.PassAsync(Duration.FromDays(18));
        await phones.App.DrainAsync();

        Assert.Contains("C’est bientôt", josPhone.Notices.Select(n => n.Body));
        Assert.Equal(josPhone.Notices.Count, josPhone.Notices.Select(n => n.Tag).Distinct().Count());
        Assert.Empty(arisPhone.Notices);
    }

    [Theory]
    [InlineData("Letter")]
    [InlineData("Device")]
    [InlineData("Both")]
    [Requirement("FRIENDS-4")]
    public async Task Each_kind_goes_by_the_channels_that_its_reader_chose(string by)
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var ticket = await phones.App.Comes(id);
        var phone = await phones.Add(ticket);
        await phones.Choose(ticket, by);
        var before = phones.App.Letters().Count;

        foreach (var kind in Vital.Concat(Useful))
            await phones.Tell(ticket, kind);
        await phones.App.EveningAsync();

        var noticed = by == "Letter" ? [] : Vital.Concat(Useful);
        Assert.Equal(noticed.Count(), phone.Notices.Count);
        Assert.Equal(phone.Notices.Count, phone.Notices.Select(n => n.Body).Distinct().Count());
        var letters = phones.App.Letters().Skip(before).Select(l => l.Subject).ToList();
        Assert.All(Vital, kind => Assert.Contains($"Sujet {kind}", letters));
        // What can wait comes as one summary, and not at all where the device told it.
        Assert.Equal(by == "Device" ? 0 : 1, letters.Count - Vital.Length);
    }

    [Fact]
    public async Task Every_kind_about_ones_event_can_be_told_on_a_device_and_no_other()
    {
        Assert.Equal(Vital.Concat(Useful).Concat(["deleted", "removed"]).Order(), LetterKinds.WithNotice.Order());
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var ticket = await phones.Named(id, "Jo");
        var phone = await phones.Add(ticket);
        foreach (var kind in LetterKinds.All.Except(LetterKinds.WithNotice).Except([LetterKinds.Digest]))
            await phones.Tell(ticket, kind);
        Assert.Empty(phone.Notices);
        Assert.Empty(phones.App.Letters());
    }

    [Fact]
    public async Task Who_wants_only_what_is_urgent_gets_nothing_else_on_any_channel()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var ticket = await phones.App.Comes(id);
        var phone = await phones.Add(ticket);
        await phones.Choose(ticket, "Both");
        var hash = (await phones.Mine(ticket)).EmailHash;
        await phones.App.Writer.Write(
            (db, _) =>
            {
                db.Add(
                    new LetterReader
                    {
                        AddressHash = hash,
                        Rhythm = Rhythm.Never,
                        At = phones.App.Now(),
                    }
                );
                return Task.CompletedTask;
            },
            Ct
        );
        await phones.Tell(ticket, "message");
        await phones.Tell(ticket, "thanks");
        Assert.Empty(phone.Notices);
        await phones.Tell(ticket, "cancelled");
        Assert.Equal("L’événement est annulé", Assert.Single(phone.Notices).Body);
    }

    [Fact]
    public async Task A_job_that_runs_twice_tells_once()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var (named, known) = (await phones.Named(id, "Jo"), await phones.App.Comes(id));
        Phone[] theirs = [await phones.Add(named), await phones.Add(known)];
        foreach (var kind in (string[])["message", "changes", "message", "changes"])
        {
            await phones.Tell(named, kind);
            await phones.Tell(known, kind);
        }
        Assert.All(theirs, phone => Assert.Equal(2, phone.Notices.Count));
    }

    [Fact]
    public async Task What_is_said_for_all_events_holds_where_nothing_was_said_about_the_one()
    {
        await using var phones = await Phones.StartAsync();
        var (march, ball) = (await phones.Announce(), await phones.Announce(d => d with { Title = "Le bal" }));
        var (first, second) = (await phones.App.Comes(march), await phones.App.Comes(ball));
        var letters = LetterLinks.PathOf((await phones.Mine(first)).EmailHash, phones.Signer);
        var phone = await phones.Add(letters);
        await phones.Choose(second, "Letter");

        await phones.Tell(first, "message");
        await phones.Tell(second, "message");

        var notice = Assert.Single(phone.Notices);
        // The page of an address opens no answer: neither does what it tells.
        Assert.Equal($"http://farandole.test/events/{march}", notice.Url);
        Assert.DoesNotContain("/t/", notice.All, StringComparison.Ordinal);
        Assert.Contains("prévenu pour tous vos événements", await phones.App.Visitor().Reads(first));
    }

    [Fact]
    public async Task Senders_are_told_how_many_know_at_once()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var named = await phones.Named(id, "Jo");
        await phones.Named(id, "Sans rien");
        await phones.App.Comes(id, "un@exemple.fr");
        var both = await phones.App.Comes(id, "deux@exemple.fr");
        await phones.Add(named);
        await phones.Add(both);
        await phones.Choose(both, "Both");
        var letter = await phones.App.Comes(id, "trois@exemple.fr");
        await phones.Add(letter);
        await phones.Choose(letter, "Letter");

        var forecast = await phones.App.Look(db =>
            Forecast.Of(
                db,
                id,
                db.Participations.Where(p => p.EventId == id).Reachable(db),
                "Europe/Paris",
                phones.App.Now(),
                Ct
            )
        );

        Assert.Equal((2, 0), (forecast.Now, forecast.Never));
        Assert.Equal(2, Assert.Single(forecast.Together).People);
    }
}
