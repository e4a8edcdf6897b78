using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
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
        var followed = await (
            from follower in db.Set<GroupFollower>()
            join owner in db.Set<Group>() on follower.GroupId equals owner.Id
            where ids.Contains(follower.ProfileId)
            orderby owner.Handle
            select new { follower, owner.Handle }
        ).ToListAsync(ct);
        var feeds = await db.Set<FollowFeed>().Where(f => ids.Contains(f.ProfileId)).ToListAsync(ct);
        var counts = followed.CountBy(f => f.follower.ProfileId).ToDictionary();
        return new(
            typeof(OwnFollowed),
            new OwnFollowedModel([
                .. faces.Select(f => new OwnFollowing(f.Handle, f.Name, counts.GetValueOrDefault(f.Id))),
            ]),
            "following",
            faces.Select(f => new FollowingData(
                f.Handle,
                [
                    .. followed
                        .Where(g => g.follower.ProfileId == f.Id)
                        .Select(g => new FollowedData(
                            g.Handle,
                            g.follower.Told.ToString(),
                            g.follower.Since.ToString("R", null)
                        )),
                ],
                feeds.Find(one => one.ProfileId == f.Id)?.Since.ToString("R", null)
            ))
        );
    }

    private sealed record FollowingData(string Profile, IReadOnlyList<FollowedData> Groups, string? FeedSince);

    private sealed record FollowedData(string Group, string Told, string Since);
}

/// <summary>What the profiles of the account whose page it is follow.</summary>
public sealed record OwnFollowedModel(IReadOnlyList<OwnFollowing> Faces);

/// <summary>One of them.</summary>
public sealed record OwnFollowing(string Handle, string Name, int Groups);
