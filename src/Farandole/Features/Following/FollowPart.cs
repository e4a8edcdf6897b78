using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>How one follows a group, on its page.</summary>
internal sealed class FollowPart : IGroupPart
{
    public Task<GroupPart?> Of(Group group, Db db, CancellationToken ct) =>
        Task.FromResult<GroupPart?>(
            group.ArchivedOn is null ? new(typeof(FollowPanel), group, Order: 5, IsAside: true) : null
        );
}

/// <summary>How many follow, for the members: a number, and no names.</summary>
internal sealed class FollowersInSpace : ISpacePart
{
    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        var group = space.Group.Id;
        var followers =
            await db.Set<GroupFollower>().CountAsync(f => f.GroupId == group, ct)
            + await db.Set<AddressFollower>().CountAsync(f => f.GroupId == group && f.ConfirmedAt != null, ct);
        return followers == 0 ? null : new(typeof(FollowersPanel), new Followers(followers), Order: 60, IsAside: true);
    }
}

/// <summary>Of a group.</summary>
internal sealed record Followers(int Count);
