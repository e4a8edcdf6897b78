using System.Text.Json;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;

namespace Farandole.Features.Shared.Federating;

/// <summary>
/// Says to everybody what was done here. Where a server hears of a group only what the group itself passes on, it gets that
/// whole in an Announce as well (FEP-1b12). Inside a transaction; whoever ends it rings.
/// </summary>
internal static class Publishing
{
    /// <summary>What an actor of ours did.</summary>
    public static async Task Publish(
        this Deliveries deliveries,
        Db inside,
        LocalActor by,
        Activity what,
        IEnumerable<string> inboxes,
        CancellationToken ct
    )
    {
        var all = inboxes.ToList();
        deliveries.Add(inside, by, what, all);
        if (by.Group is null)
            return;
        var hearing = await inside.InboxesHearing(by, FarAway.Nobody, ct);
        deliveries.Add(
            inside,
            by,
            ToFollowers(Activity.Announce(NewId(by), by.Address, what), by),
            all.Intersect(hearing)
        );
    }

    /// <summary>What somebody elsewhere did in a group of ours, unchanged.</summary>
    public static async Task PassOn(
        this Deliveries deliveries,
        Db inside,
        LocalActor by,
        JsonElement done,
        FarAway away,
        CancellationToken ct
    )
    {
        var hearing = await inside.InboxesHearing(by, away, ct);
        deliveries.Add(inside, by, ToFollowers(Activity.Announce(NewId(by), by.Address, done), by), hearing);
    }

    private static string NewId(LocalActor by) => $"{by.Address}/passed/{Guid.NewGuid()}";

    private static Activity ToFollowers(Activity passed, LocalActor by) =>
        passed with
        {
            To = [Contexts.Public],
            Cc = [by.Followers],
        };
}
