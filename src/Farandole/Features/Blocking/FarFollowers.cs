using Farandole.Domain.Blocks;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>Somebody who follows from another server, for whoever they follow: nobody else is told who they are.</summary>
/// <param name="Actor">Their address.</param>
/// <param name="Handle"><c>name@server</c>; null when it is not known here.</param>
/// <param name="Followed">The handle of the profile or the group.</param>
internal sealed record FarFollower(string Actor, string? Handle, string Followed)
{
    public string Name => Handle is null ? Actor[(Actor.IndexOf("://", StringComparison.Ordinal) + 3)..] : $"@{Handle}";

    public string? Site => AtServer.NameOf(Actor);
}

internal static class FarFollowers
{
    /// <summary>On a page; whoever has more finds them by their name.</summary>
    private const int Most = 100;

    /// <summary>The last first. By the instance nobody is listed: its followers are those of everybody here.</summary>
    public static async Task<IReadOnlyList<FarFollower>> FollowersFromElsewhere(
        this Db db,
        Blocker whose,
        CancellationToken ct
    )
    {
        if (whose.IsInstance)
            return [];
        var found = await (
            from follower in db.FollowersUnder(whose)
            from known in db.Set<RemoteActorRow>().Where(a => a.Address == follower.Actor).DefaultIfEmpty()
            orderby follower.Since descending, follower.Actor
            select new
            {
                follower.Actor,
                known.Handle,
                follower.Followed,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. found.Select(f => new FarFollower(
                f.Actor,
                f.Handle,
                f.Followed[(f.Followed.LastIndexOf('/') + 1)..].TrimStart('@')
            )),
        ];
    }
}
