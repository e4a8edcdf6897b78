using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;

namespace Farandole.Tests.EventPage;

/// <summary>Hidden and absent are one answer, at every address of an event.</summary>
public sealed class SeeingTests
{
    private static readonly string[] Addresses =
    [
        "/events/{id}",
        "/events/{id}.ics",
        "/events/{id}.json",
        "/events/{id}/qr.svg",
        "/api/v1/events/{id}",
        "/e/{code}",
    ];

    [Fact]
    public async Task A_private_event_exists_for_those_who_show_a_key_only()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Surprise", Visibility.Private);
        var guest = app.Visitor(key: await app.Key(id, KeyKind.Invitation));

        foreach (var address in await Of(app, id))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Ask(address)).StatusCode);
            using var answer = await guest.Ask(address);
            Assert.True((int)answer.StatusCode < 400, $"{address} is closed to a guest");
        }
        var page = await guest.Ask($"/events/{id}");
        Assert.Equal("no-store", page.Headers.CacheControl?.ToString());
        Assert.Contains("noindex", page.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task A_private_event_or_a_draft_is_never_federated_whatever_key_is_shown()
    {
        await using var app = await App.StartAsync();
        var hidden = await app.Announce("Surprise", Visibility.Private);
        var draft = await app.Announce("Brouillon", published: false);
        foreach (var id in new[] { hidden, draft })
        {
            using var answer = await app.Visitor(key: await app.Key(id))
                .Ask($"/events/{id}", "application/activity+json");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_event_by_link_is_read_by_whoever_has_it_and_indexed_by_nobody()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Entre nous", Visibility.Unlisted);

        using var page = await app.Visitor().Ask($"/events/{id}");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("noindex, nofollow, noarchive", page.Headers.GetValues("X-Robots-Tag").Single());
        var activity = await app.Visitor().Get($"/events/{id}", "application/activity+json");
        Assert.Contains("\"to\":[],\"cc\":[\"https://www.w3.org/ns/activitystreams#Public\"]", activity);
    }

    [Fact]
    public async Task A_draft_exists_for_its_organizers_only()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Brouillon", published: false);
        var organizer = app.Visitor(key: await app.Key(id));

        foreach (var address in await Of(app, id))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Ask(address)).StatusCode);
            Assert.True((int)(await organizer.Ask(address)).StatusCode < 400);
        }
        Assert.Contains("Brouillon", await organizer.Get($"/events/{id}"));
    }

    [Fact]
    public async Task A_deleted_event_is_gone_at_every_address()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Bientôt effacé");
        var addresses = await Of(app, id);
        await app.Change(id, (e, now) => e.Delete(now));

        foreach (var address in addresses)
        {
            using var answer = await app.Visitor().Ask(address);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.DoesNotContain("Bientôt effacé", await answer.Content.ReadAsStringAsync(Ct));
        }
    }

    [Fact]
    public async Task The_key_of_one_event_opens_no_other()
    {
        await using var app = await App.StartAsync();
        var mine = await app.Announce("Mien", Visibility.Private);
        var other = await app.Announce("Autre", Visibility.Private);

        using var answer = await app.Visitor(key: await app.Key(mine)).Ask($"/events/{other}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Organizers_see_their_ways_behind_the_page_and_nobody_else_does()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();

        Assert.Contains($"/events/{id}/manage", await app.Visitor(key: await app.Key(id)).Get($"/events/{id}"));
        Assert.DoesNotContain("/manage", await app.Visitor().Get($"/events/{id}"));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<string>> Of(App app, EventId id)
    {
        var code = await app.Look(async db => (await db.FindAsync<Event>([id], Ct))!.Code);
        return
        [
            .. Addresses.Select(a =>
                a.Replace("{id}", id.ToString(), StringComparison.Ordinal)
                    .Replace("{code}", code, StringComparison.Ordinal)
            ),
        ];
    }
}
