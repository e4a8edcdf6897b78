using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.News;

/// <summary>
/// Keeps news of those whom a profile follows as their own server says it. What is older changes nothing, and what is gone
/// stays gone.
/// </summary>
internal sealed class PostsFromElsewhere(
    Writer writer,
    Later later,
    RemoteActors actors,
    AddressHash hashes,
    IClock clock
)
{
    /// <summary>Of one who is followed; what comes beyond that is left out.</summary>
    public const int MostOfOne = 200;

    /// <summary>What is older when it is first heard of is no news to write of.</summary>
    private static readonly Duration New = Duration.FromDays(2);

    /// <param name="document">From its own server, or vouched for by it.</param>
    /// <param name="ct">Of the job.</param>
    /// <exception cref="IOException">Their server does not answer for the moment.</exception>
    public async Task Keep(ActivityObject document, CancellationToken ct)
    {
        var said = new RemoteNote(document);
        if (said.Id is not { } address || !Origin.Vouches(address, document))
            return;
        var by = said.AttributedTo is { } name ? await actors.FindAsync(name, ct) : null;
        if (by is null || SaidPost.Of(said, by, clock.GetCurrentInstant()) is not { } row)
            await Forget(address, isGrave: false, ct);
        else
            await writer.Write((inside, token) => Keep(inside, row, token), ct);
    }

    /// <summary>It is no more, or not for everybody any more.</summary>
    public Task Forget(string address, bool isGrave, CancellationToken ct) =>
        writer.Write(
            async (inside, token) =>
            {
                await inside.Set<RemotePostRow>().Where(p => p.Address == address).ExecuteDeleteAsync(token);
                if (isGrave && !await inside.Set<RemoteGraveRow>().AnyAsync(g => g.Address == address, token))
                    inside.Add(new RemoteGraveRow { Address = address, At = clock.GetCurrentInstant() });
            },
            ct
        );

    private async Task Keep(Db inside, RemotePostRow row, CancellationToken ct)
    {
        var (address, actor, now) = (row.Address, row.Actor, clock.GetCurrentInstant());
        var known = await inside.Set<RemotePostRow>().AsTracking().FirstOrDefaultAsync(p => p.Address == address, ct);
        if (known is not null)
        {
            if (known.Actor == actor && row.ChangedAt >= known.ChangedAt)
                Change(known, row);
            return;
        }
        if (
            row.PublishedAt < now - RemotePostRow.Kept
            || await inside.Set<RemoteGraveRow>().AnyAsync(g => g.Address == address, ct)
            || await inside.IsBarredHere(hashes.OfRemote(actor), ct)
            || !await inside.FollowsOf(actor).AnyAsync(ct)
            || await inside.Set<RemotePostRow>().CountAsync(p => p.Actor == actor, ct) >= MostOfOne
        )
            return;
        inside.Add(row);
        if (row.PublishedAt > now - New)
            await later.DoOnce(inside, $"elsewhere:{row.Id}", new PostSaidElsewhere(row.Id), now, move: false, ct);
    }

    private static void Change(RemotePostRow known, RemotePostRow row) =>
        (known.Title, known.Html, known.Language, known.Page, known.ChangedAt) = (
            row.Title,
            row.Html,
            row.Language,
            row.Page,
            row.ChangedAt
        );
}

internal static class FollowedVoices
{
    /// <summary>Profiles that follow them and were not refused: the instance itself reads no news.</summary>
    public static IQueryable<RemoteFollowRow> FollowsOf(this Db db, string actor) =>
        db.Set<RemoteFollowRow>().Where(f => f.Actor == actor && f.ProfileId != null && f.State != FollowState.Refused);
}
