using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Federation;

/// <summary>Something of an event may be news to other servers.</summary>
internal sealed record EventToFederate(EventId Event);

/// <summary>
/// Tells other servers of an event what they do not know yet: that it is, that it changed, that it is no more. It looks at what
/// is and at what they were told last, so that no order of jobs and no repetition tells them anything else.
/// </summary>
internal sealed class FederateEvent(
    Db db,
    EventForServers events,
    Writer writer,
    Deliveries deliveries,
    Instance instance,
    IClock clock
) : IJob<EventToFederate>
{
    public async Task RunAsync(EventToFederate errand, CancellationToken ct)
    {
        var id = errand.Event;
        var known = await db.Set<FederatedEventRow>().FirstOrDefaultAsync(f => f.EventId == id, ct);
        var told = await events.Of(id, ct);
        if (told is not null)
        {
            if (known is not { GoneAt: null })
                await Tell(id, told, told.Creation, isNew: true, ct);
            else if (!known.Digest.AsSpan().SequenceEqual(told.Digest))
                await Tell(id, told, ChangeOf(told), isNew: false, ct);
        }
        else if (known is { GoneAt: null })
        {
            await TellGone(id, known.Actor, ct);
        }
    }

    private static Activity ChangeOf(ToldEvent told) =>
        Activity.Update($"{told.Document.Id}/changes/{Guid.NewGuid()}", told.By.Address, told.Document) with
        {
            To = told.Document.To,
            Cc = told.Document.Cc,
        };

    private async Task Tell(EventId id, ToldEvent told, Activity what, bool isNew, CancellationToken ct)
    {
        var (relay, away) = (instance.Relay(), await db.BlocksAt(id).Elsewhere(ct));
        var inboxes = await Inboxes(id, told.By, away, ct);
        var relayed = isNew && !told.By.IsInstance ? await db.InboxesOf(relay, away, ct) : [];
        await writer.Write(
            async (inside, token) =>
            {
                await inside.Set<FederatedEventRow>().Where(f => f.EventId == id).ExecuteDeleteAsync(token);
                inside.Add(
                    new FederatedEventRow
                    {
                        EventId = id,
                        Actor = told.By.Address,
                        Digest = told.Digest,
                    }
                );
                await deliveries.Publish(inside, told.By, what, inboxes, token);
                // Whoever follows the instance finds it there, whoever announced it.
                deliveries.Add(inside, relay, Passed(told, relay), relayed);
            },
            ct
        );
        deliveries.Ring();
    }

    private static Activity Passed(ToldEvent told, LocalActor relay) =>
        Activity.Announce($"{told.Document.Id}/announcements/{Guid.NewGuid()}", relay.Address, told.Document.Id) with
        {
            To = [Contexts.Public],
            Cc = [relay.Followers],
        };

    private async Task TellGone(EventId id, string actor, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        // Who announced it may be gone too: then the instance says so, which is of the same server.
        var by = await db.ActorAt(instance, actor, ct) ?? instance.Relay();
        var address = instance.Absolute($"/events/{id}");
        var what = Activity.Delete(
            $"{address}/deletion",
            by.Address,
            new ActivityTombstone("Event") { Id = address, Deleted = now.ToString() }
        ) with
        {
            To = [Contexts.Public],
            Cc = [.. events.AudienceOf(by)],
        };
        var inboxes = await Inboxes(id, by, await db.BlocksAt(id).Elsewhere(ct), ct);
        await writer.Write(
            async (inside, token) =>
            {
                // First what stands at its address: some look there before they believe it.
                await inside
                    .Set<FederatedEventRow>()
                    .Where(f => f.EventId == id)
                    .ExecuteUpdateAsync(s => s.SetProperty(f => f.GoneAt, now), token);
                await deliveries.Publish(inside, by, what, inboxes, token);
            },
            ct
        );
        deliveries.Ring();
    }

    /// <summary>
    /// Of those who follow who announces it, who shows it, and the instance, and of those who answered from elsewhere; not of
    /// whoever is kept away there.
    /// </summary>
    private async Task<IEnumerable<string>> Inboxes(EventId id, LocalActor by, FarAway away, CancellationToken ct) =>
        (await db.InboxesOf(by, away, ct))
            .Union(await db.InboxesOf(instance.Relay(), away, ct), StringComparer.Ordinal)
            .Union(await db.InboxesOfSharers(id, away, ct), StringComparer.Ordinal)
            .Union(await db.InboxesOfThoseIn(id, ct), StringComparer.Ordinal);
}
