using System.Net;
using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Tests.Coming;
using Farandole.Tests.EventPage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Surprises;

/// <summary>Annick turns sixty and must not know (N4).</summary>
public sealed class SurpriseTests
{
    private const string Annick = "annick@exemple.fr";
    private static readonly Instant Party = Instant.FromUtc(2027, 3, 20, 13, 0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("CREATE-5")]
    public async Task Outside_the_page_it_has_another_name()
    {
        await using var app = await App.StartAsync();
        var (id, organizer) = await KeepAsync(app);

        var page = await app.Visitor().Reads($"/events/{id}");
        var head = page[..page.IndexOf("</head>", StringComparison.Ordinal)];
        Assert.Contains("Réunion du samedi", head);
        Assert.DoesNotContain("60 ans", head);
        Assert.DoesNotContain("og:description", head);
        Assert.DoesNotContain("og:image", head);
        Assert.Contains("60 ans d’Annick", page[head.Length..]);
        Assert.Contains("Annick ne doit pas voir cette page", page);

        var calendar = await app.Visitor().Reads($"/events/{id}.ics");
        Assert.Contains("SUMMARY:Réunion du samedi", calendar);
        Assert.DoesNotContain("60 ans", calendar);
        Assert.DoesNotContain("bougies", calendar);
        using var activity = await app.Visitor().Ask($"/events/{id}", "application/activity+json");
        Assert.Equal(HttpStatusCode.NotFound, activity.StatusCode);
        Assert.DoesNotContain("60 ans", await app.Visitor().Reads($"/events/{id}.atom"));
        Assert.Contains("60 ans d’Annick", await organizer.Reads($"/events/{id}/surprise"));
    }

    /// <summary>What a tab, a history and a preview of the link show: whoever looks over the shoulder reads it.</summary>
    [Fact]
    [Requirement("CREATE-5")]
    public async Task No_window_is_called_by_its_name()
    {
        await using var app = await App.StartAsync();
        var (id, _) = await KeepAsync(app);
        await app.Comes(id, "jo@exemple.fr", 1, ("promise", "true"));
        var ticket = app.TicketOf("jo@exemple.fr");
        string[] parts = ["", "/answer", "/questions", "/talk", "/poster", "/day"];

        foreach (var path in parts.Select(part => $"/events/{id}{part}").Append(ticket))
        {
            var page = await app.Visitor().Reads(path);
            Assert.DoesNotContain("60 ans", page[..page.IndexOf("</head>", StringComparison.Ordinal)]);
        }
    }

    [Fact]
    public async Task No_subject_says_it_and_its_guest_of_honour_gets_no_letter()
    {
        await using var app = await App.StartAsync();
        var (id, _) = await KeepAsync(app);

        await app.Comes(id, "jo@exemple.fr", 1, ("promise", "true"));
        using var visitor = app.Visitor();
        (await visitor.Answers(id, Annick, 1, ("promise", "true"))).ShouldLeadTo($"/events/{id}/answered");
        await app.DrainAsync();

        Assert.Empty(app.LettersTo(Annick));
        Assert.NotEmpty(app.LettersTo("jo@exemple.fr"));
        Assert.All(app.LettersTo("jo@exemple.fr"), l => Assert.DoesNotContain("60 ans", l.Subject ?? ""));
        Assert.Contains(
            app.LettersTo("jo@exemple.fr"),
            l => l.Subject!.Contains("Réunion du samedi", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Each_guest_promises_once()
    {
        await using var app = await App.StartAsync();
        var (id, _) = await KeepAsync(app);
        using var visitor = app.Visitor();

        var refused = await visitor.Answers(id, "jo@exemple.fr");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Page();
        Assert.Contains("Cochez", page);
        Assert.Contains("value=\"jo@exemple.fr\"", page);
    }

    [Fact]
    public async Task It_ends_by_itself_and_leaves_nothing_behind()
    {
        await using var app = await App.StartAsync();
        var (id, _) = await KeepAsync(app);

        await app.PassAsync(Party - app.Now() + Duration.FromSeconds(1));

        Assert.Contains("60 ans d’Annick", await app.Visitor("en").Reads($"/events/{id}.ics"));
        var kept = await app.Reload(id);
        Assert.Equal((null, null, null), (kept.CoverTitle, kept.SurpriseFor, kept.SurpriseUntil));
        Assert.Equal(0, await app.Look(db => db.Set<HonouredRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task It_can_be_ended_and_cannot_be_made_public_before()
    {
        await using var app = await App.StartAsync();
        var (id, organizer) = await KeepAsync(app);
        var broken = await Assert.ThrowsAsync<Domain.Kernel.RuleBroken>(() =>
            app.Change(id, e => e.Edit(Details(Visibility.Public), null, app.Now()))
        );
        Assert.Equal(Reasons.Surprise, broken.Reason);

        (await organizer.Send($"/events/{id}/surprise/end")).ShouldLeadTo($"/events/{id}/surprise?done=surprise-over");

        Assert.DoesNotContain("Réunion du samedi", await app.Visitor().Reads($"/events/{id}"));
        Assert.Equal(0, await app.Look(db => db.Set<HonouredRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task What_was_typed_wrongly_is_said_at_its_field_and_nothing_is_lost()
    {
        await using var app = await App.StartAsync();
        var id = await Guest.Announce(app, with: _ => Details(Visibility.Unlisted));
        using var organizer = app.Visitor(key: await app.Key(id));

        var refused = await organizer.Send(
            $"/events/{id}/surprise",
            ("coverTitle", ""),
            ("addresses", "annick@"),
            ("day", "2020-01-01"),
            ("time", "12:00"),
            ("for", "Annick")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Page();
        Assert.Contains("id=\"coverTitle-error\"", page);
        Assert.Contains("id=\"addresses-error\"", page);
        Assert.Contains("id=\"day-error\"", page);
        Assert.Contains("annick@", page);
        Assert.Contains("value=\"Annick\"", page);
    }

    [Fact]
    public async Task An_address_that_has_answered_already_must_be_taken_off_the_list_first()
    {
        await using var app = await App.StartAsync();
        var id = await Guest.Announce(app, with: _ => Details(Visibility.Unlisted));
        await app.Comes(id, Annick);
        using var organizer = app.Visitor(key: await app.Key(id));

        var refused = await organizer.Send($"/events/{id}/surprise", Said);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("a déjà répondu", await refused.Page());
        Assert.Null((await app.Reload(id)).CoverTitle);
    }

    private static (string, string)[] Said =>
        [
            ("coverTitle", "Réunion du samedi"),
            ("for", "Annick"),
            ("addresses", $"{Annick}, annick.b@exemple.fr"),
            ("day", "2027-03-20"),
            ("time", "14:00"),
        ];

    private static EventDetails Details(Visibility visibility) =>
        new()
        {
            Title = "Les 60 ans d’Annick",
            Schedule = Schedule.Of(new(2027, 3, 20), new(14, 0), null, new(18, 0), "Europe/Paris"),
            Text = "On souffle les bougies à 15 h.",
            Visibility = visibility,
        };

    private static async Task<(Domain.Kernel.EventId Id, HttpClient Organizer)> KeepAsync(App app)
    {
        var id = await Guest.Announce(app, with: _ => Details(Visibility.Unlisted));
        var organizer = app.Visitor(key: await app.Key(id));
        (await organizer.Send($"/events/{id}/surprise", Said)).ShouldLeadTo($"/events/{id}/surprise?done=surprise");
        await app.DrainAsync();
        return (id, organizer);
    }
}
