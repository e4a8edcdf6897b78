using System.Security.Cryptography;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Profiles whose account has ended: each is given an hour of its own within three days, and goes then. Whoever asks for
/// all of them at every moment must not see that two were one person's (security.md MT-3).
/// </summary>
internal sealed class EraseProfiles(Writer writer) : IErase
{
    private const int AtOnce = 100;

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        while (await writer.Write((db, token) => PartWays(db, now, token), ct) == AtOnce) { }
        while (await writer.Write((db, token) => Erase(db, now, token), ct) > 0) { }
    }

    private static async Task<int> PartWays(Db db, Instant now, CancellationToken ct)
    {
        var left = await db.Set<Profile>()
            .AsTracking()
            .Where(p => p.AccountId == null && p.EndsAt == null)
            .Take(AtOnce)
            .ToListAsync(ct);
        left.ForEach(p => p.Leave(now + SomeTime()));
        return left.Count;
    }

    /// <summary>One by one: the keys that one held may come to the next.</summary>
    private static async Task<int> Erase(Db db, Instant now, CancellationToken ct)
    {
        var profile = await db.Set<Profile>().AsTracking().FirstOrDefaultAsync(p => p.EndsAt <= now, ct);
        if (profile is null)
            return 0;
        await db.HandOver(profile.Id, now, ct);
        await db.LeaveAlone(db.Set<EventHost>().Where(h => h.ProfileId == profile.Id), now, ct);
        profile.Delete(now);
        db.Remove(profile);
        return 1;
    }

    private static Duration SomeTime() =>
        Duration.FromSeconds(RandomNumberGenerator.GetInt32((int)Profile.Leaving.TotalSeconds));
}
