using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Barring;

/// <summary>
/// Somebody on another server, or all of it, is kept away: who followed from there does no more, who belonged to a group
/// or asked to does not either, and what was on its way there stays here. Nothing is said to them.
/// </summary>
internal static class FarEnd
{
    public static async Task EndFollows(this Db db, Blocker by, Blocked whom, CancellationToken ct)
    {
        if (!whom.IsElsewhere)
            return;
        var followers = db.FollowersUnder(by);
        var parcels = db.DeliveriesUnder(by);
        var members = db.MembersUnder(by);
        var (actor, server) = (whom.Actor, whom.Server);
        string[] actors = server is null ? [actor!] : await AtServer.Among(followers.Select(f => f.Actor), server, ct);
        string[] belong = server is null ? [actor!] : await AtServer.Among(members.Select(m => m.Actor), server, ct);
        // An inbox for all of a server is for others too, as long as they alone are kept away.
        var inboxes = server is null
            ? await db.Set<RemoteActorRow>().Where(a => a.Address == actor).Select(a => a.Inbox).ToArrayAsync(ct)
            : await AtServer.Among(parcels.Select(d => d.Inbox), server, ct);
        await followers.Where(f => actors.Contains(f.Actor)).ExecuteDeleteAsync(ct);
        await members.Where(m => belong.Contains(m.Actor)).ExecuteDeleteAsync(ct);
        await parcels.Where(d => inboxes.Contains(d.Inbox)).ExecuteDeleteAsync(ct);
    }

    private static IQueryable<DeliveryRow> DeliveriesUnder(this Db db, Blocker by)
    {
        var (account, group, isInstance) = (by.Account, by.Group, by.IsInstance);
        var sent = db.Set<OutgoingRow>()
            .Where(o =>
                isInstance
                || o.GroupId != null && o.GroupId == group
                || account != null && db.Set<Profile>().Any(p => p.Id == o.ProfileId && p.AccountId == account)
            );
        return db.Set<DeliveryRow>().Where(d => sent.Any(o => o.Id == d.OutgoingId));
    }
}
