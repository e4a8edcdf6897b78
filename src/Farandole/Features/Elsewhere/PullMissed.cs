using System.Security.Cryptography;
using System.Text;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.Features.Elsewhere.News;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>It is time to read what somebody who is followed has announced.</summary>
internal sealed record MissedToPull(string Actor)
{
    /// <summary>One waits for each.</summary>
    public static string KeyOf(string actor) =>
        $"pull-missed:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(actor)).AsSpan(0, 16))}";
}

/// <summary>
/// Reads what those who are followed have announced, once they say yes and then every day: Mobilizon and Gancio never bring a
/// thing twice (interop, 0.10). What is found is taken as if it had come.
/// </summary>
internal sealed class PullMissed(
    Db db,
    Writer writer,
    Later later,
    RemoteActors actors,
    RemoteDocuments documents,
    HeardElsewhere heard,
    HeardPosts posts,
    IClock clock
) : IJob<MissedToPull>
{
    private const int MostPages = 3;
    private const int MostItems = 60;
    private const int MostPosts = 20;
    private static readonly Duration Pause = Duration.FromHours(24);

    public async Task RunAsync(MissedToPull errand, CancellationToken ct)
    {
        var actor = errand.Actor;
        if (!await db.Set<RemoteFollowRow>().AnyAsync(f => f.Actor == actor && f.State == FollowState.Accepted, ct))
            return;
        // Before the work, so that a server that is away does not end the chain; not all at one hour.
        var due = clock.GetCurrentInstant() + Pause + Duration.FromMinutes(RandomNumberGenerator.GetInt32(120));
        await writer.Write(
            (inside, token) => later.DoOnce(inside, MissedToPull.KeyOf(actor), errand, due, move: false, token),
            ct
        );
        if (await actors.FindAsync(actor, ct) is not { } known)
            return;
        foreach (var list in new[] { known.Upcoming ?? known.Outbox, known.Posts }.OfType<string>())
            await Walk(actor, list, ct);
        await LookAgain(actor, ct);
    }

    private async Task Walk(string actor, string list, CancellationToken ct)
    {
        var left = MostItems;
        var walker = new CollectionWalker(documents.FindAsync);
        await foreach (var item in walker.ItemsAsync(list, MostPages, ct))
        {
            if (left-- == 0)
                break;
            await Take(actor, item, ct);
        }
    }

    /// <summary>Mobilizon tells nobody when news is deleted: the last of it is asked for, each at its own address.</summary>
    private async Task LookAgain(string actor, CancellationToken ct)
    {
        var last = await db.Set<RemotePostRow>()
            .Where(p => p.Actor == actor)
            .OrderByDescending(p => p.PublishedAt)
            .Take(MostPosts)
            .Select(p => p.Address)
            .ToListAsync(ct);
        foreach (var address in last)
            await UnlessAway(() => posts.Again(address, ct));
    }

    private async Task Take(string actor, ActivityObject item, CancellationToken ct)
    {
        // In their list stands what they did; of what others did they would have to be asked.
        if (HeardElsewhere.IsActivity(item) && item.IdOf("actor") is { } by && by != actor)
            return;
        var thing = HeardElsewhere.IsActivity(item) ? new RemoteActivity(item).Innermost : item;
        if (thing is not null && HeardPosts.Is(thing))
            await UnlessAway(() => posts.Take(actor, thing, ct));
        else if (item.IsReference || HeardElsewhere.IsActivity(item) || RemoteEvent.Is(item))
            await UnlessAway(() => heard.Take(actor, item, ct));
    }

    private static async Task UnlessAway(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (IOException)
        {
            // Their server is away: tomorrow again.
        }
    }
}
