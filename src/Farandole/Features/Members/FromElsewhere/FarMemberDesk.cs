using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members.FromElsewhere;

/// <summary>What those inside decide about people of other servers. They are told by the group, and by whom is only known inside.</summary>
internal sealed class FarMemberDesk(Writer writer, TellRemoteMember tell, Instance instance, IClock clock)
{
    /// <summary>Says yes or no to a request.</summary>
    /// <returns>Whether there was such a request, and they may answer it.</returns>
    public Task<bool> Decide(Viewer viewer, string handle, Guid request, bool admits, CancellationToken ct) =>
        Write(
            async (db, token) =>
            {
                if (await db.SpaceOf(viewer, handle, token) is not { } space || !space.MayByTeam(Act.ReceiveMembers))
                    return false;
                if (await Find(db, space, request, RemoteStanding.Asked, token) is not { } row)
                    return false;
                if (admits)
                    await Admit(db, space, row, token);
                else
                    await End(db, row, tell.Reject, token);
                return true;
            },
            ct
        );

    /// <returns>Whether there was such a member, whom they may send away.</returns>
    public Task<bool> Remove(Space space, Guid member, CancellationToken ct) =>
        Write(
            async (db, token) =>
            {
                if (await Find(db, space, member, RemoteStanding.Member, token) is not { } row)
                    return false;
                await End(db, row, tell.Remove, token);
                db.Add(space.Note("removed", null, clock.GetCurrentInstant()));
                return true;
            },
            ct
        );

    /// <summary>Invites people to what those become who come by themselves.</summary>
    /// <returns>Why not; null when they are asked.</returns>
    public Task<Reason?> Invite(
        Space space,
        IReadOnlyList<RemoteActorRow> whom,
        LocalDate endsOn,
        CancellationToken ct
    ) =>
        Write(
            async (db, token) =>
            {
                if (await WhyNotInvite(db, space, token) is { } reason)
                    return reason;
                if (JoiningRules.WhyNotCome(space.Group, isIn: false) is { } rests)
                    return rests;
                var open = await db.MembersElsewhere(space.Group.Id, RemoteStanding.Invited).CountAsync(token);
                if (open + whom.Count > GroupInvitation.Most)
                    return InvitationDesk.TooMany;
                foreach (var one in whom)
                    await Invite(db, space, one.Address, endsOn, token);
                db.Add(space.Note("invited", null, clock.GetCurrentInstant()));
                return (Reason?)null;
            },
            ct
        );

    /// <returns>Whether there was such an invitation, and they may take it back.</returns>
    public Task<bool> Revoke(Space space, Guid invitation, CancellationToken ct) =>
        Write(
            async (db, token) =>
            {
                if (
                    await WhyNotInvite(db, space, token) is not null
                    || await Find(db, space, invitation, RemoteStanding.Invited, token) is not { } row
                )
                    return false;
                await End(db, row, tell.Remove, token);
                return true;
            },
            ct
        );

    private async Task Admit(Db db, Space space, RemoteMemberRow row, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await tell.Accept(db, row, row.Said, ct);
        db.LetIn(row, now);
        db.Add(space.Note("received", null, now));
    }

    private static async Task End(
        Db db,
        RemoteMemberRow row,
        Func<Db, RemoteMemberRow, CancellationToken, Task> tellThem,
        CancellationToken ct
    )
    {
        await tellThem(db, row, ct);
        db.Remove(row);
    }

    /// <summary>Who asked meanwhile is in by it; who is in, or was asked before, is asked no second time.</summary>
    private async Task Invite(Db db, Space space, string actor, LocalDate endsOn, CancellationToken ct)
    {
        var (id, now) = (space.Group.Id, clock.GetCurrentInstant());
        var row = await db.Set<RemoteMemberRow>()
            .AsTracking()
            .FirstOrDefaultAsync(m => m.GroupId == id && m.Actor == actor, ct);
        if (row is { Standing: RemoteStanding.Asked })
        {
            await tell.Accept(db, row, row.Said, ct);
            db.LetIn(row, now);
        }
        if (row is not null)
            return;
        row = RemoteMemberRow.Invite(instance.ActorOf(space.Group), actor, endsOn, now);
        db.Add(row);
        // Of a group that the instance hid nobody outside hears.
        if (await db.OpenGroups().AnyAsync(g => g.Id == id, ct))
            await tell.Invite(db, row, ct);
    }

    private static async Task<Reason?> WhyNotInvite(Db db, Space space, CancellationToken ct) =>
        await db.WhyNotInvite(space, await db.UsualRole(space.Group, ct), team: null, ct);

    private static async Task<RemoteMemberRow?> Find(
        Db db,
        Space space,
        Guid id,
        RemoteStanding standing,
        CancellationToken ct
    )
    {
        await db.TakeTurn(space.Group.Id, ct);
        return await db.MembersElsewhere(space.Group.Id, standing)
            .AsTracking()
            .FirstOrDefaultAsync(m => m.Id == id, ct);
    }

    private async Task<T> Write<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var done = await writer.Write(work, ct);
        tell.Ring();
        return done;
    }
}
