using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>Changes who is in a group, and what they show of it.</summary>
internal sealed class MemberDesk(Writer writer, IClock clock)
{
    /// <summary>Says yes or no to a request.</summary>
    /// <returns>Whether there was such a request, and they may answer it.</returns>
    public Task<bool> Decide(Viewer viewer, string handle, GroupRequestId request, bool admits, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (await db.SpaceOf(viewer, handle, token) is not { } space || !space.MayByTeam(Act.ReceiveMembers))
                    return false;
                await db.TakeTurn(space.Group.Id, token);
                var group = space.Group.Id;
                var asked = await db.RequestsHeard(group).AsTracking().FirstOrDefaultAsync(r => r.Id == request, token);
                if (asked is null)
                    return false;
                db.Remove(asked);
                if (!admits)
                {
                    asked.Refuse(now);
                    return true;
                }
                asked.Grant(now);
                var usual = await db.UsualRole(space.Group, token);
                await Arrivals.LetIn(db, space.Group, (asked.ProfileId, asked.Shown), usual, now, token);
                db.Add(space.Note("received", null, now));
                return true;
            },
            ct
        );
    }

    /// <summary>Says what they do, and who sees that they are in.</summary>
    public Task<bool> Say(Viewer viewer, string handle, string? does, Shown shown, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return Change(viewer, handle, (_, _, member) => member.Say(does, shown, now), ct);
    }

    /// <summary>Has read what newcomers read first.</summary>
    public Task<bool> Welcome(Viewer viewer, string handle, CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        return Change(viewer, handle, (_, _, member) => member.Welcome(today), ct);
    }

    /// <returns>Why they may not leave; null when they have left, or were no member.</returns>
    public Task<Reason?> Leave(Viewer viewer, string handle, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                if (await db.SpaceOf(viewer, handle, token) is not { } space)
                    return null;
                await db.TakeTurn(space.Group.Id, token);
                if (await db.WhyNotLeave(space, now.InUtc().Date, token) is { } reason)
                    return reason;
                await db.TakeOut(space, space.Mine.Member, "left", now, token);
                return null;
            },
            ct
        );
    }

    /// <summary>Sends somebody away. They may come again.</summary>
    /// <returns>Why not; null when they are no member any more.</returns>
    public Task<Reason?> Remove(Space space, MemberId member, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            async (db, token) =>
            {
                await db.TakeTurn(space.Group.Id, token);
                var group = space.Group.Id;
                var one = await db.Set<Member>().FirstOrDefaultAsync(m => m.GroupId == group && m.Id == member, token);
                if (one is null)
                    return null;
                if (await db.WhyNotRemove(space, one, now.InUtc().Date, token) is { } reason)
                    return reason;
                await db.SendAway(space, member, "removed", now, token);
                return (Reason?)null;
            },
            ct
        );
    }

    private Task<bool> Change(Viewer viewer, string handle, Action<Db, Space, Member> change, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.SpaceOf(viewer, handle, token) is not { } space)
                    return false;
                var mine = space.Mine.Member;
                change(db, space, await db.Set<Member>().AsTracking().FirstAsync(m => m.Id == mine, token));
                return true;
            },
            ct
        );
}
