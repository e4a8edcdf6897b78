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
/// A profile that is no more comes to nothing and belongs to nothing: whoever organizes and each group is told, while its key is
/// still there, and asked to forget it afterwards, whatever they had said.
/// </summary>
internal sealed class LeaveElsewhere(Writer writer, Joins joins, ToGroups groups, Deliveries deliveries)
    : IJob<ProfileDeleted>
{
    public async Task RunAsync(ProfileDeleted errand, CancellationToken ct)
    {
        var gone = errand.Profile;
        await writer.Write(
            async (db, token) =>
            {
                var coming = db.Set<RemoteParticipationRow>().Where(p => p.ProfileId == gone);
                var belonging = db.Set<RemoteMembershipRow>().Where(m => m.ProfileId == gone);
                foreach (var row in await coming.OrderBy(p => p.Id).ToListAsync(token))
                    await joins.Leave(db, row, token);
                var members = await belonging.AsTracking().OrderBy(m => m.Id).ToListAsync(token);
                foreach (var row in members)
                    await groups.Leave(db, row, token);
                await Farewell(db, errand, coming, belonging, token);
                await coming.ExecuteDeleteAsync(token);
                db.RemoveRange(members);
            },
            ct
        );
        deliveries.Ring();
    }

    /// <summary>Whoever was told anything may forget who it was (AP §6.4).</summary>
    private async Task Farewell(
        Db db,
        ProfileDeleted errand,
        IQueryable<RemoteParticipationRow> coming,
        IQueryable<RemoteMembershipRow> belonging,
        CancellationToken ct
    )
    {
        var told = belonging.Where(m => m.SaidId != null);
        var who = await coming.Select(p => p.Joiner).Concat(told.Select(m => m.Joiner)).FirstOrDefaultAsync(ct);
        var actors = coming.Select(p => p.Actor).Concat(told.Select(m => m.Actor));
        var inboxes = await db.Set<RemoteActorRow>()
            .Where(a => actors.Contains(a.Address))
            .Select(a => a.Inbox)
            .ToListAsync(ct);
        if (who is null)
            return;
        var farewell = Activity.Farewell($"{who}/farewell", who) with { To = [Contexts.Public] };
        deliveries.Add(db, LocalActors.ActorOnceAt(who, errand.Profile), farewell, inboxes);
    }
}
