using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Begins and ends to follow somebody on another server (AP §6.5); they are told, and say yes or no later.</summary>
internal sealed class RemoteFollows(Deliveries deliveries, Instance instance, IClock clock)
{
    /// <summary>Inside a transaction; whoever ends it rings.</summary>
    public void Begin(Db inside, LocalActor by, RemoteActorRow whom, ToldOf told)
    {
        var row = new RemoteFollowRow
        {
            ProfileId = by.Profile,
            Follower = by.Address,
            Actor = whom.Address,
            FollowId = $"{by.Address}/follows/{Guid.NewGuid()}",
            Told = told,
            Since = clock.GetCurrentInstant().InUtc().Date,
        };
        inside.Add(row);
        deliveries.Add(inside, by, Asking(row), [whom.Inbox]);
    }

    /// <summary>Inside a transaction; whoever ends it rings. What only this one heard of leaves the agenda.</summary>
    public async Task End(Db inside, RemoteFollowRow followed, CancellationToken ct)
    {
        var (id, actor) = (followed.Id, followed.Actor);
        var inbox = await inside
            .Set<RemoteActorRow>()
            .Where(a => a.Address == actor)
            .Select(a => a.Inbox)
            .FirstOrDefaultAsync(ct);
        await inside.Set<RemoteFollowRow>().Where(f => f.Id == id).ExecuteDeleteAsync(ct);
        await inside.ListAnew(instance, actor, clock.GetCurrentInstant(), ct);
        var by = ActorOf(followed);
        var undo = Activity.Undo($"{followed.FollowId}/end", by.Address, Asking(followed)) with { To = [actor] };
        if (inbox is not null && followed.State != FollowState.Refused)
            deliveries.Add(inside, by, undo, [inbox]);
    }

    public void Ring() => deliveries.Ring();

    /// <summary>Who follows, also when the profile is no more.</summary>
    public static LocalActor ActorOf(RemoteFollowRow followed) =>
        LocalActors.ActorOnceAt(followed.Follower, followed.ProfileId);

    private static Activity Asking(RemoteFollowRow row) =>
        Activity.Follow(row.FollowId, row.Follower, row.Actor) with
        {
            To = [row.Actor],
        };
}

/// <summary>Who is followed from here, and what that brings into the agenda.</summary>
internal static class FollowedElsewhere
{
    /// <summary>
    /// By a profile, and told of in one of these ways; who said no tells nothing, nor does who is kept away by its owner: that
    /// they are followed stays, and they hear of nothing.
    /// </summary>
    public static IQueryable<string> ElsewhereBy(this Db db, ProfileId profile, params ToldOf[] told)
    {
        var away = db.FarFrom(profile);
        return db.Set<RemoteFollowRow>()
            .Where(f => f.ProfileId == profile && f.State != FollowState.Refused && told.Contains(f.Told))
            .Where(f => !away.Any(a => a.Address == f.Actor))
            .Select(f => f.Actor);
    }

    /// <summary>What these told of, without what is in the name of others whom the owner of the profile keeps away.</summary>
    public static IQueryable<RemoteEventRow> SaidBy(this Db db, IQueryable<string> actors, ProfileId reader)
    {
        var away = db.FarFrom(reader);
        return db.Set<RemoteEventRow>()
            .Where(e => db.Set<RemoteTellerRow>().Any(t => t.EventId == e.Id && actors.Contains(t.Actor)))
            .Where(e => !away.Any(a => a.Address == e.Actor));
    }

    /// <summary>Inside a transaction: what somebody told of is in the agenda as long as the instance follows who told of it.</summary>
    public static Task ListAnew(this Db inside, Instance instance, string actor, Instant now, CancellationToken ct) =>
        inside.ListAnew(
            instance,
            inside
                .Set<RemoteEventRow>()
                .Where(e => inside.Set<RemoteTellerRow>().Any(t => t.EventId == e.Id && t.Actor == actor)),
            now,
            ct
        );

    /// <summary>The same of these events.</summary>
    public static async Task ListAnew(
        this Db inside,
        Instance instance,
        IQueryable<RemoteEventRow> events,
        Instant now,
        CancellationToken ct
    )
    {
        var relay = instance.Relay().Address;
        var followed = inside
            .Set<RemoteFollowRow>()
            .Where(f => f.Follower == relay && f.State != FollowState.Refused)
            .Select(f => f.Actor);
        await events
            .Where(e => e.ListedAt == null)
            .Where(e => inside.Set<RemoteTellerRow>().Any(t => t.EventId == e.Id && followed.Contains(t.Actor)))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.ListedAt, now), ct);
        await events
            .Where(e => e.ListedAt != null)
            .Where(e => !inside.Set<RemoteTellerRow>().Any(t => t.EventId == e.Id && followed.Contains(t.Actor)))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.ListedAt, (Instant?)null), ct);
    }
}
