using System.Security.Cryptography;
using Farandole.Domain.Profiles;
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
        while (await writer.Write((db, token) => Erase(db, now, token), ct) == AtOnce) { }
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

    private static async Task<int> Erase(Db db, Instant now, CancellationToken ct)
    {
        var over = await db.Set<Profile>().AsTracking().Where(p => p.EndsAt <= now).Take(AtOnce).ToListAsync(ct);
        foreach (var profile in over)
        {
            profile.Delete(now);
            db.Remove(profile);
        }
        return over.Count;
    }

    private static Duration SomeTime() =>
        Duration.FromSeconds(RandomNumberGenerator.GetInt32((int)Profile.Leaving.TotalSeconds));
}
