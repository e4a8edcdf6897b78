using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Inside;

/// <summary>How members leave a group, by themselves or sent away: the rules, asked of the database, and what they lose.</summary>
internal static class Departures
{
    /// <summary>Inside a transaction in which the rules were asked.</summary>
    public static async Task SendAway(
        this Db db,
        Space space,
        MemberId member,
        string note,
        Instant now,
        CancellationToken ct
    )
    {
        // What they know of opens nothing any more.
        await db.Set<GroupInvitation>()
            .Where(i => i.MemberId == member && i.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.RevokedAt, now), ct);
        await db.TakeOut(space, member, note, now, ct);
    }

    /// <summary>The same for whoever goes by themselves.</summary>
    public static async Task TakeOut(
        this Db db,
        Space space,
        MemberId id,
        string note,
        Instant now,
        CancellationToken ct
    )
    {
        var member = await db.Set<Member>().AsTracking().FirstAsync(m => m.Id == id, ct);
        member.Leave(now);
        db.Remove(member);
        // Whoever left has no name inside any more.
        db.Add(
            id == space.Mine.Member ? GroupNote.Of(space.Group.Id, null, note, null, now) : space.Note(note, null, now)
        );
    }

    public static async Task<Reason?> WhyNotLeave(this Db db, Space space, LocalDate today, CancellationToken ct)
    {
        var (group, mine) = (space.Group.Id, space.Mine.Member);
        var keepers = await db.KeepersOf(group, today, ct);
        return MemberRules.WhyNotLeave(
            keepers.IsLast(mine),
            await db.Set<Member>().CountAsync(m => m.GroupId == group && m.Id != mine, ct)
        );
    }

    public static async Task<Reason?> WhyNotRemove(
        this Db db,
        Space space,
        Member member,
        LocalDate today,
        CancellationToken ct
    )
    {
        var (has, isLast) = await db.RankOf(space, member, today, ct);
        return !space.May(Act.ManageMembers) ? MemberRules.NoRight : MemberRules.WhyNotRemove(space.Mine, has, isLast);
    }

    public static async Task<Reason?> WhyNotPause(
        this Db db,
        Space space,
        Member member,
        LocalDate today,
        CancellationToken ct
    )
    {
        var (has, isLast) = await db.RankOf(space, member, today, ct);
        return !space.May(Act.ManageMembers)
            ? MemberRules.NoRight
            : MemberRules.WhyNotPause(space.Mine, member.Id, has, isLast);
    }

    private static async Task<(Rights Has, bool IsLast)> RankOf(
        this Db db,
        Space space,
        Member member,
        LocalDate today,
        CancellationToken ct
    )
    {
        var role = member.RoleOn(today);
        var has = await db.Set<Role>().Where(r => r.Id == role).Select(r => r.Rights).FirstAsync(ct);
        return (has, (await db.KeepersOf(space.Group.Id, today, ct)).IsLast(member.Id));
    }
}
