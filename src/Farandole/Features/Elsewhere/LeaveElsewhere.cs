using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Profiles;
using Farandole.Features.Elsewhere.Belonging;
using Farandole.Features.Elsewhere.Coming;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere;

/// <summary>
/// A profile that is no more comes to nothing, belongs to nothing and follows nobody: whoever organizes, each group and whom it
/// followed are told, while its key is still there, and asked to forget it afterwards, whatever they had said.
/// </summary>
internal sealed class LeaveElsewhere(
    Writer writer,
    Joins joins,
    ToGroups groups,
    RemoteFollows follows,
    Deliveries deliveries
) : IJob<ProfileDeleted>
{
    public async Task RunAsync(ProfileDeleted errand, CancellationToken ct)
    {
        var gone = errand.Profile;
        await writer.Write(
            async (db, token) =>
            {
                var coming = db.Set<RemoteParticipationRow>().Where(p => p.ProfileId == gone).OrderBy(p => p.Id);
                var comes = await coming.ToListAsync(token);
                foreach (var row in comes)
                    await joins.Leave(db, row, token);
                var belongs = await db.Set<RemoteMembershipRow>()
                    .AsTracking()
                    .Where(m => m.ProfileId == gone)
                    .OrderBy(m => m.Id)
                    .ToListAsync(token);
                foreach (var row in belongs)
                    await groups.Leave(db, row, token);
                var followed = await db.Set<RemoteFollowRow>()
                    .Where(f => f.ProfileId == gone)
                    .OrderBy(f => f.Id)
                    .ToListAsync(token);
                foreach (var row in followed)
                    await follows.End(db, row, token);
                await Farewell(
                    db,
                    errand,
                    [
                        .. comes.Select(p => (p.Joiner, p.Actor)),
                        .. belongs.Where(m => m.SaidId is not null).Select(m => (m.Joiner, m.Actor)),
                        .. followed.Select(f => (f.Follower, f.Actor)),
                    ],
                    token
                );
                await coming.ExecuteDeleteAsync(token);
                db.RemoveRange(belongs);
            },
            ct
        );
        deliveries.Ring();
    }

    /// <summary>Whoever was told anything may forget who it was (AP §6.4).</summary>
    private async Task Farewell(
        Db db,
        ProfileDeleted errand,
        IReadOnlyList<(string Who, string Actor)> told,
        CancellationToken ct
    )
    {
        if (told.Count == 0)
            return;
        var (who, actors) = (told[0].Who, told.Select(t => t.Actor).Distinct().ToArray());
        var inboxes = await db.Set<RemoteActorRow>()
            .Where(a => actors.Contains(a.Address))
            .Select(a => a.Inbox)
            .ToListAsync(ct);
        var farewell = Activity.Farewell($"{who}/farewell", who) with { To = [Contexts.Public] };
        deliveries.Add(db, LocalActors.ActorOnceAt(who, errand.Profile), farewell, inboxes);
    }
}
