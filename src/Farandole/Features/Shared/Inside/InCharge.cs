using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Inside;

/// <summary>A member who may do something today.</summary>
/// <param name="Member">Inside.</param>
/// <param name="Profile">Under which face.</param>
/// <param name="Everywhere">In what is the whole group's, and so in what is a team's.</param>
/// <param name="Teams">Those in whose business they may by being in them.</param>
internal sealed record Responsible(MemberId Member, ProfileId Profile, bool Everywhere, IReadOnlySet<TeamId> Teams)
{
    public bool In(TeamId? team) => Everywhere || team is { } own && Teams.Contains(own);
}

/// <summary>The same answer as <see cref="Space.May"/>, asked about everybody of a group: for errands, which no viewer asks for.</summary>
internal static class InCharge
{
    /// <summary>By their role, or by one of their teams; nobody who is in a pause, and nobody in a group that rests.</summary>
    public static async Task<IReadOnlyList<Responsible>> WhoMay(
        this Db db,
        GroupId group,
        Act act,
        LocalDate today,
        CancellationToken ct
    )
    {
        if (!await db.Set<Group>().AnyAsync(g => g.Id == group && g.ArchivedOn == null, ct))
            return [];
        var roles = await db.Set<Role>().Where(r => r.GroupId == group).ToDictionaryAsync(r => r.Id, ct);
        var teams = (await db.Set<Team>().Where(t => t.GroupId == group).ToListAsync(ct))
            .Where(t => t.Rights.May(act.Area, act.Level))
            .Select(t => t.Id)
            .ToArray();
        var seats = (await db.Set<TeamSeat>().Where(s => teams.Contains(s.TeamId)).ToListAsync(ct))
            .Where(s => !(s.Until < today))
            .ToLookup(s => s.MemberId, s => s.TeamId);
        var members = await db.Set<Member>()
            .Where(m => m.GroupId == group && (m.PausedUntil == null || m.PausedUntil < today))
            .ToListAsync(ct);
        return
        [
            .. members
                .Select(m => new Responsible(
                    m.Id,
                    m.ProfileId,
                    roles[m.RoleOn(today)].Rights.May(act.Area, act.Level),
                    seats[m.Id].ToHashSet()
                ))
                .Where(m => m.Everywhere || m.Teams.Count > 0),
        ];
    }

    /// <summary>Of one of them; null for who may not.</summary>
    public static async Task<Responsible?> WhoMay(
        this Db db,
        GroupId group,
        ProfileId who,
        Act act,
        LocalDate today,
        CancellationToken ct
    ) => (await db.WhoMay(group, act, today, ct)).FirstOrDefault(r => r.Profile == who);
}
