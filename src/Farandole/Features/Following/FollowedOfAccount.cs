using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>What each profile of an account follows: on its own page, and in its own file.</summary>
internal sealed class FollowedOfAccount : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var faces = await db.Set<Profile>()
            .Where(p => p.AccountId == mine)
            .OrderBy(p => p.Handle)
            .Take(Profile.Most)
            .Select(p => new
            {
                p.Id,
                p.Handle,
                p.Name,
            })
            .ToListAsync(ct);
        var ids = faces.ConvertAll(f => f.Id);
        var followed = await Followed(db, ids, ct);
        var there = await There(db, ids, ct);
        var feeds = await db.Set<FollowFeed>().Where(f => ids.Contains(f.ProfileId)).ToListAsync(ct);
        return new(
            typeof(OwnFollowed),
            new OwnFollowedModel([
                .. faces.Select(f => new OwnFollowing(f.Handle, f.Name, followed.Count(g => g.Profile == f.Id))
                {
                    There = there.Count(t => t.ProfileId == f.Id),
                }),
            ]),
            "following",
            faces.Select(f => new FollowingData(
                f.Handle,
                [.. followed.Where(g => g.Profile == f.Id).Select(g => g.Data)],
                [.. there.Where(t => t.ProfileId == f.Id).Select(DataOf)],
                feeds.Find(one => one.ProfileId == f.Id)?.Since.ToString("R", null)
            ))
        );
    }

    private static Task<List<RemoteFollowRow>> There(Db db, List<ProfileId> faces, CancellationToken ct) =>
        db.Set<RemoteFollowRow>()
            .Where(f => f.ProfileId != null && faces.Contains(f.ProfileId.Value))
            .OrderBy(f => f.Actor)
            .ToListAsync(ct);

    private static FollowedData DataOf(RemoteFollowRow row) =>
        new(row.Actor, row.Told.ToString(), row.Since.ToString("R", null));

    private static async Task<List<(ProfileId Profile, FollowedData Data)>> Followed(
        Db db,
        List<ProfileId> faces,
        CancellationToken ct
    )
    {
        var rows = await (
            from follower in db.Set<GroupFollower>()
            join owner in db.Set<Group>() on follower.GroupId equals owner.Id
            where faces.Contains(follower.ProfileId)
            orderby owner.Handle
            select new { follower, owner.Handle }
        ).ToListAsync(ct);
        return rows.ConvertAll(r =>
            (
                r.follower.ProfileId,
                new FollowedData(r.Handle, r.follower.Told.ToString(), r.follower.Since.ToString("R", null))
            )
        );
    }

    private sealed record FollowingData(
        string Profile,
        IReadOnlyList<FollowedData> Groups,
        IReadOnlyList<FollowedData> Elsewhere,
        string? FeedSince
    );

    private sealed record FollowedData(string Group, string Told, string Since);
}

/// <summary>What the profiles of the account whose page it is follow.</summary>
public sealed record OwnFollowedModel(IReadOnlyList<OwnFollowing> Faces);

/// <summary>One of them.</summary>
public sealed record OwnFollowing(string Handle, string Name, int Groups)
{
    /// <summary>Those of other sites.</summary>
    public int There { get; init; }
}
