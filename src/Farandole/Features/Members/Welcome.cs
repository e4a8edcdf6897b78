using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>What the group tells its newcomers, for a month or until they have read it; later it stays with their own place.</summary>
internal sealed class Welcome(IClock clock) : ISpacePart
{
    private static readonly Period IsNew = Period.FromDays(30);

    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        if (space.Group.Welcome is null || space.Mine.HoldsKeys)
            return null;
        var mine = space.Mine.Member;
        var (today, since) = (clock.GetCurrentInstant().InUtc().Date, clock.GetCurrentInstant().InUtc().Date - IsNew);
        return await db.Set<Member>()
            .AnyAsync(m => m.Id == mine && m.WelcomedOn == null && m.JoinedOn >= since && m.JoinedOn <= today, ct)
            ? new(typeof(WelcomePanel), new WelcomeModel(space), Order: 1)
            : null;
    }
}

/// <summary>The welcome of a group.</summary>
internal sealed record WelcomeModel(Space Space);
