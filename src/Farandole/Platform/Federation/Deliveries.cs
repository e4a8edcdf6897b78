using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Platform.Db;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>Sends what actors of ours do. It leaves later, as often as it takes.</summary>
internal sealed class Deliveries(Writer writer, DeliveryBell bell, IClock clock)
{
    /// <summary>In a transaction of its own.</summary>
    public async Task Send(LocalActor by, Written what, IEnumerable<string> inboxes, CancellationToken ct)
    {
        var to = inboxes.ToList();
        await writer.Write(
            (db, _) =>
            {
                Add(db, by, what, to);
                return Task.CompletedTask;
            },
            ct
        );
        bell.Ring();
    }

    /// <summary>Inside a transaction; whoever ends it rings.</summary>
    public void Add(Db.Db db, LocalActor by, Written what, IEnumerable<string> inboxes)
    {
        var now = clock.GetCurrentInstant();
        var parcels = inboxes
            .Distinct(StringComparer.Ordinal)
            .Select(inbox => (Inbox: inbox, Host: Origin.HostOf(inbox)))
            .Where(p => p.Host is not null)
            .ToList();
        if (parcels.Count == 0)
            return;
        var outgoing = new OutgoingRow
        {
            ProfileId = by.Profile,
            GroupId = by.Group,
            Actor = by.Address,
            Body = what.ToJson(),
            At = now,
        };
        db.AddRange(
            parcels.Select(p => new DeliveryRow
            {
                Outgoing = outgoing,
                Actor = by.Address,
                Host = p.Host!,
                Inbox = p.Inbox,
                DueAt = now,
            })
        );
    }

    /// <summary>What was added can leave.</summary>
    public void Ring() => bell.Ring();
}
