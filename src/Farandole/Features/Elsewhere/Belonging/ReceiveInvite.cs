using Farandole.ActivityPub.Reading;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>
/// A group elsewhere invites a profile of ours (Mobilizon). It waits until the person decides, and the group hears nothing
/// before; of whom the person or the instance keeps away, and beyond a few, nothing comes of it.
/// </summary>
internal sealed class ReceiveInvite(
    Db db,
    Writer writer,
    RemoteActors actors,
    ToGroups groups,
    Later later,
    Instance instance,
    IClock clock
) : IReceive
{
    private const int LongestAddress = 2_000;

    public bool Takes(RemoteActivity activity) =>
        activity is { Type: "Invite", Id: { Length: <= LongestAddress } id, ObjectId: { } group, Target: not null }
        && Origin.Same(id, group)
        && activity.IsOf(group);

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var (by, to) = (activity.Actor!, activity.ObjectId!);
        if (await db.ActorAt(instance, activity.Target, ct) is not { Profile: not null } whom)
            return;
        var away = await db.KeptAwayBy(whom, ct);
        if (by.Length > LongestAddress || away.Includes(by) || away.Includes(to))
            return;
        if (await actors.FindAsync(to, ct) is not { IsGroup: true })
            return;
        await writer.Write((inside, token) => Keep(inside, whom, activity, token), ct);
        groups.Ring();
    }

    private async Task Keep(Db inside, LocalActor whom, RemoteActivity activity, CancellationToken ct)
    {
        var (face, group) = (whom.Profile!.Value, activity.ObjectId!);
        var all = inside.Set<RemoteMembershipRow>().Where(m => m.ProfileId == face);
        var row = await all.AsTracking().FirstOrDefaultAsync(m => m.Actor == group, ct);
        // Who is in, was invited already, or said no not long ago, is not asked.
        if (row?.State is BelongingElsewhere.Member or BelongingElsewhere.Invited or BelongingElsewhere.Declined)
            return;
        if (!await Hears(inside, face, group, ct) || row is null && !await HasRoom(all, ct))
            return;
        if (row is null)
            inside.Add(row = RemoteMembershipRow.Of(face, whom.Address, group, groups.Today));
        (row.MembershipId, row.InvitedBy) = (activity.Id, activity.Actor);
        await Invite(inside, row, ct);
        await later.TellBelonging(inside, row, clock.GetCurrentInstant(), ct);
    }

    private async Task Invite(Db inside, RemoteMembershipRow row, CancellationToken ct)
    {
        switch (row.State)
        {
            case BelongingElsewhere.Asked:
                // Both want it, and they are told so.
                await groups.Answer(inside, row, isYes: true, ct);
                row.Told = "";
                break;
            case BelongingElsewhere.Uninvited:
                // Who takes invitations back and sends them anew writes no letter with each.
                row.Choose(BelongingElsewhere.Invited, groups.Today);
                break;
            default:
                row.Become(BelongingElsewhere.Invited, groups.Today);
                row.Told = "";
                break;
        }
    }

    private static async Task<bool> Hears(Db inside, ProfileId face, string group, CancellationToken ct) =>
        await inside.Set<Profile>().AnyAsync(p => p.Id == face && p.AccountId != null, ct)
        && !await inside.FarFrom(face).AnyAsync(a => a.Address == group, ct);

    private static async Task<bool> HasRoom(IQueryable<RemoteMembershipRow> all, CancellationToken ct) =>
        await all.CountAsync(m => RemoteMembershipRow.Invitations.Contains(m.State), ct)
            < RemoteMembershipRow.MostInvited
        && await all.CountAsync(ct) < RemoteMembershipRow.Most;
}
