using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Roles;

/// <summary>Teams and who is in them.</summary>
internal static class TeamReadings
{
    /// <summary>All of a group, by name, with those who are in them today.</summary>
    public static async Task<List<TeamLine>> TeamsOf(this Db db, Space space, LocalDate today, CancellationToken ct)
    {
        var teams = await db.Set<Team>().Where(t => t.GroupId == space.Group.Id).OrderBy(t => t.Name).ToListAsync(ct);
        var seats = (await db.SeatsOf(space, team: null, today, ct)).ToLookup(s => s.Team);
        return [.. teams.Select(t => TeamLine.Of(t, [.. seats[t.Id]], space.Mine))];
    }

    public static async Task<TeamLine?> TeamOf(
        this Db db,
        Space space,
        Guid id,
        LocalDate today,
        CancellationToken ct
    ) =>
        await db.TeamOf(space.Group.Id, id, ct) is { } team
            ? TeamLine.Of(team, await db.SeatsOf(space, team.Id, today, ct), space.Mine)
            : null;

    public static Task<Team?> TeamOf(this Db db, GroupId group, Guid id, CancellationToken ct) =>
        db.Set<Team>().FirstOrDefaultAsync(t => t.GroupId == group && t.Id == new TeamId(id), ct);

    /// <summary>Those who lead first, then by name.</summary>
    private static async Task<List<SeatLine>> SeatsOf(
        this Db db,
        Space space,
        TeamId? team,
        LocalDate today,
        CancellationToken ct
    )
    {
        var rows = await (
            from seat in db.Set<TeamSeat>()
            join member in db.Set<Member>() on seat.MemberId equals member.Id
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where member.GroupId == space.Group.Id && (team == null || seat.TeamId == team)
            orderby profile.Name, member.Id
            select new SeatLine(
                seat.TeamId,
                member.Id,
                profile.Name,
                profile.Picture,
                seat.Leads,
                seat.Until,
                member.Shown
            )
        ).ToListAsync(ct);
        return [.. rows.Where(r => !(r.Until < today)).OrderByDescending(r => r.Leads)];
    }
}

/// <summary>A team and those in it, as a reader sees them.</summary>
/// <param name="Team">Which.</param>
/// <param name="Seats">Those whom they see.</param>
/// <param name="Unseen">How many others are in it.</param>
public sealed record TeamLine(Team Team, IReadOnlyList<SeatLine> Seats, int Unseen)
{
    internal static TeamLine Of(Team team, IReadOnlyList<SeatLine> seats, Membership reader)
    {
        var seen = seats.Where(s => MemberRules.Sees(reader, s.Member, s.Shown)).ToList();
        return new(team, seen, seats.Count - seen.Count);
    }
}

/// <summary>Somebody in a team.</summary>
public sealed record SeatLine(
    TeamId Team,
    MemberId Member,
    string Name,
    PictureId? Picture,
    bool Leads,
    LocalDate? Until,
    Shown Shown
);
