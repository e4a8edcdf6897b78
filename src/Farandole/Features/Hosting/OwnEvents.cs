using System.Collections.Immutable;
using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>All that is announced in the names of an account and of the groups that it announces for: to come, or past.</summary>
internal static class OwnEvents
{
    public const string Path = "/account/events";
    private const int PageSize = 30;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, List).Limited(Rate.Read).Personal();

    private static async Task<Results<RazorComponentResult, SeeOther>> List(
        string? past,
        string? after,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } mine)
            return new SeeOther(WayBack.SignIn(Path));
        var (now, isPast) = (clock.GetCurrentInstant(), past is not null);
        var found = await db.OrganizedBy(mine, viewer.Memberships)
            .InTime(isPast, Mark.Read(after), now)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        IReadOnlyList<EventAsSeen> shown =
        [
            .. found.Take(PageSize).Select(e => EventAsSeen.By(Standing.Organizer, e, now)),
        ];
        var next = found.Count > PageSize ? new Mark(found[PageSize - 1].StartsAt, found[PageSize - 1].Id) : null;
        return Page.Of<OwnEventsPage>(
            new OwnEventsModel(await db.WithHosts(shown, null, ct))
            {
                IsPast = isPast,
                Next = next is null ? null : $"{Path}?{(isPast ? "past=1&" : "")}after={next}",
                Done = done,
            }
        );
    }

    /// <summary>Announced by a face of theirs, or by a group or a team in whose name they may announce.</summary>
    public static IQueryable<Event> OrganizedBy(this Db db, AccountId mine, ImmutableArray<Membership> memberships)
    {
        var groups = memberships.Where(m => m.May(Act.AnnounceEvent)).Select(m => m.Group).ToArray();
        var teams = memberships
            .SelectMany(m => m.Teams.Where(t => m.May(Act.AnnounceEvent, t.Team)).Select(t => t.Team))
            .ToArray();
        var hosted = db.Set<EventHost>()
            .Where(h =>
                h.GroupId != null && groups.Contains(h.GroupId.Value)
                || h.TeamId != null && teams.Contains(h.TeamId.Value)
                || db.Set<Profile>().Any(p => p.Id == h.ProfileId && p.AccountId == mine)
            )
            .Select(h => h.EventId);
        return db.AllEvents.Where(e => e.DeletedAt == null && hosted.Contains(e.Id));
    }

    /// <summary>What comes, the nearest first; or what is over, the last first.</summary>
    public static IQueryable<Event> InTime(this IQueryable<Event> events, bool isPast, Mark? after, Instant now)
    {
        var asked = isPast ? events.Where(e => e.EndsAt <= now) : events.Where(e => e.EndsAt > now);
        if (after is { At: var at, Id: var id })
            asked = isPast
                ? asked.Where(e => e.StartsAt <= at && (e.StartsAt < at || e.Id < id))
                : asked.Where(e => e.StartsAt >= at && (e.StartsAt > at || e.Id > id));
        return isPast
            ? asked.OrderByDescending(e => e.StartsAt).ThenByDescending(e => e.Id)
            : asked.OrderBy(e => e.StartsAt).ThenBy(e => e.Id);
    }

    /// <summary>Where a page ended.</summary>
    internal sealed record Mark(Instant At, EventId Id)
    {
        public static Mark? Read(string? text) =>
            text?.Split('_') is [var at, var id]
            && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var moment)
            && Math.Abs(moment) < 100_000_000_000_000
            && EventId.TryParse(id, out var found)
                ? new(Instant.FromUnixTimeMilliseconds(moment), found)
                : null;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}_{Id}");
    }
}

/// <summary>What is announced in one's names.</summary>
public sealed record OwnEventsModel
{
    internal OwnEventsModel(IReadOnlyList<EventAsSeen> events) => Events = events;

    internal IReadOnlyList<EventAsSeen> Events { get; }

    internal bool IsPast { get; init; }

    internal string? Next { get; init; }

    internal string? Done { get; init; }
}

/// <summary>The next of them on the page of an account, and all of them in its file.</summary>
internal sealed class EventsOfAccount(IClock clock) : IAccountPart
{
    private const int MostShown = 5;
    private const int MostKept = 1_000;

    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var organized = db.OrganizedBy(mine, await db.MembershipsOf(mine, now.InUtc().Date, ct));
        var coming = await organized.InTime(isPast: false, null, now).Take(MostShown).ToListAsync(ct);
        var all = await organized
            .OrderBy(e => e.StartsAt)
            .ThenBy(e => e.Id)
            .Take(MostKept)
            .Select(e => new
            {
                e.Id,
                e.Title,
                e.Day,
            })
            .ToListAsync(ct);
        var hosts = await db.HostsOf([.. all.Select(e => e.Id)], null, ct);
        return new(
            typeof(OwnEventsPanel),
            new OwnEventsModel([
                .. coming.Select(e => EventAsSeen.By(Standing.Organizer, e, now) with { Hosts = [.. hosts[e.Id]] }),
            ])
            {
                IsPast = all.Count > coming.Count,
            },
            "organized",
            all.Select(e => new EventData(
                e.Id.ToString(),
                e.Title,
                e.Day.ToString("R", null),
                [.. hosts[e.Id].Select(h => h.Handle)]
            ))
        );
    }

    private sealed record EventData(string Id, string Title, string Day, IReadOnlyList<string> Hosts);
}
