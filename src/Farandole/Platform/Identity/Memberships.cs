using System.Collections.Immutable;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Domain.Stewards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Identity;

/// <summary>What somebody who signed in is in groups, and what that makes of them for the event which a request names.</summary>
internal static class Memberships
{
    // Asked at every request of whoever signed in: translated once.
    private static readonly Func<Db.Db, AccountId, IAsyncEnumerable<Seat>> Seats = EF.CompileAsyncQuery(
        (Db.Db db, AccountId account) =>
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            join role in db.Set<Role>() on member.RoleId equals role.Id
            from then in db.Set<Role>().Where(r => r.Id == member.ThenRoleId).DefaultIfEmpty()
            from seat in db.Set<TeamSeat>().Where(s => s.MemberId == member.Id).DefaultIfEmpty()
            from team in db.Set<Team>().Where(t => t.Id == seat.TeamId).DefaultIfEmpty()
            where profile.AccountId == account
            select new Seat
            {
                Member = member.Id,
                Group = member.GroupId,
                Profile = member.ProfileId,
                Name = profile.Name,
                RoleUntil = member.RoleUntil,
                Rights = role.Rights,
                Then = (Rights?)then.Rights,
                Team = (TeamId?)team.Id,
                Until = seat.Until,
                OfTeam = (Rights?)team.Rights,
                PausedUntil = member.PausedUntil,
                WhyPaused = member.WhyPaused,
            }
    );

    /// <summary>All of them by one question: what they may do is asked of the answer, not of the database.</summary>
    public static async Task<ImmutableArray<Membership>> MembershipsOf(
        this Db.Db db,
        AccountId account,
        LocalDate today,
        CancellationToken ct
    ) => [.. (await Seats(db, account).ToListAsync(ct)).GroupBy(s => s.Member).Select(s => Of([.. s], today))];

    private static Membership Of(IReadOnlyList<Seat> seats, LocalDate today)
    {
        var one = seats[0];
        var mine = Seated(seats, today);
        return one.PausedUntil is { } until && until >= today
            ? mine with
            {
                Rights = mine.Rights.ToRead(),
                Afterwards = mine.Afterwards.ToRead(),
                Teams = [.. mine.Teams.Select(t => t with { Rights = t.Rights.ToRead() })],
                Pause = new(until, one.WhyPaused),
            }
            : mine;
    }

    private static Membership Seated(IReadOnlyList<Seat> seats, LocalDate today)
    {
        var one = seats[0];
        return new(
            one.Group,
            one.Member,
            one.Profile,
            one.Name,
            one.RoleUntil < today ? one.Then ?? one.Rights : one.Rights,
            [
                .. seats
                    .Where(s => s is { Team: not null, OfTeam: not null } && !(s.Until < today))
                    .Select(s => new TeamRights(s.Team!.Value, s.OfTeam!.Value)),
            ]
        )
        {
            // A role of which the last day is over has fallen back to one that lasts.
            Until = one.RoleUntil < today ? null : one.RoleUntil,
            Afterwards = one.Then ?? one.Rights,
        };
    }

    /// <summary>
    /// The same grant as an organizer's key, for whoever speaks for the profile or the group that announces the event: all
    /// that obeys keys obeys it, and its label signs in the change log what they do. Other members are invited.
    /// </summary>
    public static async Task<Grant?> HostGrantOf(this Db.Db db, Viewer viewer, EventId named, CancellationToken ct)
    {
        var hosts = await (
            from host in db.Set<EventHost>()
            from profile in db.Set<Profile>().Where(p => p.Id == host.ProfileId).DefaultIfEmpty()
            join hosted in db.AllEvents on host.EventId equals hosted.Id
            where host.EventId == named
            select new
            {
                host.GroupId,
                host.TeamId,
                host.ProfileId,
                profile.AccountId,
                profile.Name,
                // Once it is out, who proposed it is a member like the others.
                ProposedBy = hosted.PublishedAt == null && hosted.DeletedAt == null ? host.ProposedBy : null,
            }
        ).ToListAsync(ct);
        var label = hosts
            .Select(h =>
                h.AccountId is { } owner && owner == viewer.Owner && viewer.ActsAs(h.ProfileId) ? h.Name
                : h.GroupId is { } group && viewer.In(group) is { } mine && mine.May(Act.AnnounceEvent, h.TeamId)
                    ? mine.Name
                : null
            )
            .FirstOrDefault(l => l is not null);
        var proposer = hosts
            .Select(h => h.GroupId is { } group ? (Mine: viewer.In(group), h.TeamId, h.ProposedBy) : default)
            .FirstOrDefault(h => h.ProposedBy == h.Mine?.Member && h.Mine?.May(Act.ProposeEvent, h.TeamId) == true)
            .Mine;
        return label is not null ? new Grant(GrantKind.Organizer, named, null, null, label)
            : proposer is not null ? new Grant(GrantKind.Proposer, named, null, null, proposer.Name)
            : hosts.Any(h => h.GroupId is { } group && viewer.In(group)?.May(Act.SeeBackstage, h.TeamId) == true)
                ? new Grant(GrantKind.Invitation, named, null, null, null)
            : null;
    }

    /// <summary>What somebody who runs the instance has opened with a reason, they read like somebody who was invited.</summary>
    public static async Task<Grant?> OpeningGrantOf(
        this Db.Db db,
        Viewer viewer,
        EventId named,
        Instant now,
        CancellationToken ct
    ) =>
        viewer.Office is { IsAwake: true }
        && await db.Set<Opening>()
            .AnyAsync(o => o.AccountId == viewer.Account && o.EventId == named && o.Until > now, ct)
            ? new Grant(GrantKind.Invitation, named, null, null, null)
            : null;

    /// <summary>A member in one of their teams; who is in none has one row as well.</summary>
    private sealed record Seat
    {
        public required MemberId Member { get; init; }

        public required GroupId Group { get; init; }

        public required ProfileId Profile { get; init; }

        public required string Name { get; init; }

        public LocalDate? RoleUntil { get; init; }

        public required Rights Rights { get; init; }

        public Rights? Then { get; init; }

        public TeamId? Team { get; init; }

        public LocalDate? Until { get; init; }

        public Rights? OfTeam { get; init; }

        public LocalDate? PausedUntil { get; init; }

        public string? WhyPaused { get; init; }
    }
}
