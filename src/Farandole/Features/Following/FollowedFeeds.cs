using Farandole.Domain.Events;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>
/// What a profile follows, for programs that come back by themselves, at an address that opens nothing else and says
/// nothing of whose it is.
/// </summary>
internal static class FollowedFeeds
{
    private const string Purpose = "following-feed";
    private const int Most = 200;
    private const int MostEntries = 30;
    private static readonly Duration StaysInCalendar = Duration.FromDays(60);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/{token}.ics", Calendar).Limited(Rate.Ticket).Personal();
        routes.MapGet("/feeds/{token}.atom", Entries).Limited(Rate.Ticket).Personal();
    }

    /// <summary>Without its ending.</summary>
    public static string PathOf(FollowFeed feed, AddressHash signer) => $"/feeds/{signer.Token(Purpose, feed.Key)}";

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] AddressHash Signer,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader,
        [FromServices] IClock Clock
    );

    private static async Task<Results<ContentHttpResult, NotFound>> Calendar(
        string token,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await Find(token, tools, ct) is not { } profile)
            return TypedResults.NotFound();
        var now = tools.Clock.GetCurrentInstant();
        var (db, from) = (tools.Db, now - StaysInCalendar);
        var groups = db.FollowedBy(profile, Enum.GetValues<ToldOf>());
        var shown = db.Promotions();
        // What shows no day has none in a calendar.
        var events = await db.Agenda()
            .WithDay()
            .Where(e => e.EndsAt > from)
            .Where(e =>
                db.Set<EventHost>().Any(h => h.EventId == e.Id && groups.Contains(h.GroupId!.Value))
                || shown.Any(p => p.EventId == e.Id && groups.Contains(p.GroupId!.Value))
            )
            .OrderBy(e => e.ListedFrom)
            .ThenBy(e => e.Id)
            .Take(Most)
            .ToListAsync(ct);
        var entries = events
            .Select(e => EventAsSeen.By(Standing.Passer, e, now))
            .Where(seen => seen is { Title: not null, Schedule: not null })
            .Select(seen => EventAsCalendar.Entry(seen, tools.Instance))
            .ToList();
        entries.AddRange(await Elsewhere(profile, from, tools, ct));
        var feed = new CalendarFeed(Title(tools)) { Url = tools.Instance.Absolute("/account") };
        return TypedResults.Content(WriteCalendar.Feed(feed, entries), WriteCalendar.ContentType);
    }

    /// <summary>What those announce who are followed on other sites, and what groups show of it.</summary>
    private static async Task<IEnumerable<CalendarEvent>> Elsewhere(
        ProfileId profile,
        Instant from,
        Tools tools,
        CancellationToken ct
    )
    {
        var db = tools.Db;
        var ways = Enum.GetValues<ToldOf>();
        var (groups, shown, away) = (db.FollowedBy(profile, ways), db.Promotions(), db.FarFrom(profile));
        var told = await db.SaidBy(db.ElsewhereBy(profile, ways), profile)
            .Union(
                db.Set<RemoteEventRow>()
                    .Where(e => shown.Any(p => p.ElsewhereId == e.Id && groups.Contains(p.GroupId!.Value)))
                    .Where(e => !away.Any(a => a.Address == e.Actor))
            )
            .Where(e => e.EndsAt > from)
            .OrderBy(e => e.StartsAt)
            .ThenBy(e => e.Id)
            .Take(Most)
            .Seen(db, ct);
        return told.Select(seen => seen.Entry(tools.Reader.Words, tools.Instance));
    }

    private static async Task<Results<ContentHttpResult, NotFound>> Entries(
        string token,
        [AsParameters] Tools tools,
        FollowedAsAtom atom,
        CancellationToken ct
    )
    {
        if (await Find(token, tools, ct) is not { } profile)
            return TypedResults.NotFound();
        var said = await tools.Db.WholeOf(profile, null, MostEntries, tools.Clock.GetCurrentInstant(), ct);
        return TypedResults.Content(atom.Of($"/feeds/{token}.atom", Title(tools), said), AtomParts.ContentType);
    }

    private static string Title(Tools tools) =>
        tools.Reader.Words["following.feed.title", ("site", tools.Instance.Name)];

    private static async Task<ProfileId?> Find(string token, Tools tools, CancellationToken ct) =>
        tools.Signer.Read(Purpose, token, FollowFeed.KeyLength) is { } key
            ? await tools
                .Db.Set<FollowFeed>()
                .Where(f => f.Key == key)
                .Select(f => (ProfileId?)f.ProfileId)
                .FirstOrDefaultAsync(ct)
            : null;
}
