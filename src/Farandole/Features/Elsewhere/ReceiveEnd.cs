using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Features.Elsewhere.Belonging;
using Farandole.Features.Elsewhere.Coming;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>
/// An event elsewhere is no more (AP §6.4), told by its own server: by a tombstone, by its address alone, or whole as Gancio does.
/// </summary>
internal sealed class ReceiveEnd(Db db, EventsFromElsewhere events) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type == "Delete" && !activity.IsFarewell && activity.ObjectType is null or "Event" or "Tombstone";

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var actor = activity.Actor!;
        if (activity.ObjectId is not { Length: <= 2_000 } address || !Origin.Same(actor, address))
            return;
        var isKnown = await db.Set<RemoteEventRow>().AnyAsync(e => e.Address == address, ct);
        if (isKnown || await db.Set<RemoteFollowRow>().AnyAsync(f => f.Actor == actor, ct))
            await events.Forget(address, isGrave: true, ct);
    }
}

/// <summary>Whoever passed an event on takes that back (AP §6.10): it stays with whoever else told of it.</summary>
internal sealed class ReceiveTakenBack(Writer writer, Instance instance, IClock clock) : IReceive
{
    public bool Takes(RemoteActivity activity) => activity is { Type: "Undo", ObjectType: "Announce" };

    public Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var (actor, address) = (activity.Actor!, activity.Embedded?.IdOf("object"));
        return writer.Write(
            async (db, token) =>
            {
                var about = db.Set<RemoteEventRow>().Where(e => e.Address == address);
                await db.Set<RemoteTellerRow>()
                    .Where(t => t.Actor == actor && about.Any(e => e.Id == t.EventId))
                    .ExecuteDeleteAsync(token);
                await db.ListAnew(instance, about, clock.GetCurrentInstant(), token);
            },
            ct
        );
    }
}

/// <summary>What somebody elsewhere announced goes with them, and nobody follows them.</summary>
internal sealed class ForgetThoseElsewhere(Writer writer, Later later, Instance instance, IClock clock)
{
    /// <param name="actors">Who.</param>
    /// <param name="isCut">Whether they are still there, and only for us no more.</param>
    /// <param name="ct">Of the job.</param>
    public Task These(IReadOnlyCollection<string> actors, bool isCut, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var coming = db.Set<RemoteParticipationRow>()
                    .Where(p =>
                        actors.Contains(p.Actor)
                        || db.Set<RemoteEventRow>().Any(e => e.Id == p.EventId && actors.Contains(e.Actor))
                    );
                var now = clock.GetCurrentInstant();
                await db.EndsFor(later, coming, isCut ? ComingElsewhere.Cut : ComingElsewhere.Gone, now, token);
                var belonging = isCut ? BelongingElsewhere.Cut : BelongingElsewhere.Gone;
                await db.BelongingEnds(later, actors, belonging, now, token);
                await db.Set<RemoteEventRow>().Where(e => actors.Contains(e.Actor)).ExecuteDeleteAsync(token);
                await db.Set<RemotePostRow>().Where(p => actors.Contains(p.Actor)).ExecuteDeleteAsync(token);
                await db.Set<RemoteFollowRow>().Where(f => actors.Contains(f.Actor)).ExecuteDeleteAsync(token);
                foreach (var actor in actors)
                    await db.ListAnew(instance, actor, now, token);
                await db.Set<RemoteTellerRow>().Where(t => actors.Contains(t.Actor)).ExecuteDeleteAsync(token);
            },
            ct
        );
}

/// <summary>Somebody elsewhere is no more (AP §6.4).</summary>
internal sealed class ReceiveFarewell(ForgetThoseElsewhere forget) : IReceive
{
    public bool Takes(RemoteActivity activity) => activity.IsFarewell;

    public Task Take(RemoteActivity activity, CancellationToken ct) =>
        forget.These([activity.Actor!], isCut: false, ct);
}

/// <summary>The instance keeps somebody away: nothing that they announced is shown, and nobody follows them. They are not told.</summary>
internal sealed class ForgetBlocked(Db db, ForgetThoseElsewhere forget) : IJob<StandingEnded>
{
    public async Task RunAsync(StandingEnded errand, CancellationToken ct)
    {
        var id = errand.Block;
        var actor = await db.Set<Block>()
            .Where(b => b.Id == id && b.ByInstance)
            .Select(b => b.Actor)
            .FirstOrDefaultAsync(ct);
        if (actor is not null)
            await forget.These([actor], isCut: true, ct);
    }
}

/// <summary>A server was closed: nothing of it is shown, and nobody there is followed. They are not told.</summary>
internal sealed class ForgetServer(Db db, ForgetThoseElsewhere forget) : IJob<ServerClosed>
{
    public async Task RunAsync(ServerClosed errand, CancellationToken ct)
    {
        var theirs = db.Set<RemoteEventRow>()
            .Select(e => e.Actor)
            .Union(db.Set<RemoteFollowRow>().Select(f => f.Actor))
            .Union(db.Set<RemotePostRow>().Select(p => p.Actor))
            .Union(db.Set<RemoteTellerRow>().Select(t => t.Actor))
            .Union(db.Set<RemoteParticipationRow>().Select(p => p.Actor))
            .Union(db.Set<RemoteMembershipRow>().Select(m => m.Actor));
        await forget.These(await AtServer.Among(db, theirs, errand, ct), isCut: true, ct);
    }
}
