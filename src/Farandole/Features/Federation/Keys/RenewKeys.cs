using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Federation.Keys;

/// <summary>All keys that are older than this are to be renewed.</summary>
internal sealed record KeysToRenew(Instant AskedAt, bool IsLeaked);

/// <summary>
/// Some keys at a time, and the others after them: those that are renewed are found no more, so that it goes on where it was
/// interrupted.
/// </summary>
internal sealed class RenewKeys(Db db, KeyRenewal renewal, Writer writer, Later later, Instance instance, IClock clock)
    : IJob<KeysToRenew>
{
    /// <summary>One takes a fifth of a second to make.</summary>
    private const int AtOnce = 20;

    /// <summary>Other servers ask for each anew, and do not let others make them ask as often as one likes: ours 120 times in five minutes.</summary>
    private static readonly Duration Pause = Duration.FromMinutes(1);

    public async Task RunAsync(KeysToRenew errand, CancellationToken ct)
    {
        // In an order of chance, which tells nobody whose profiles belong together.
        var older = await Older(errand.AskedAt).OrderBy(k => k.Id).Take(AtOnce + 1).ToListAsync(ct);
        foreach (var key in older.Take(AtOnce))
            await renewal.Renew(await OwnerOf(key, ct), errand.IsLeaked, also: null, ct);
        if (older.Count <= AtOnce)
            return;
        var next = clock.GetCurrentInstant() + (errand.IsLeaked ? Duration.Zero : Pause);
        await writer.Write(
            (inside, _) =>
            {
                later.Do(inside, errand, next);
                return Task.CompletedTask;
            },
            ct
        );
    }

    /// <summary>Of those who are still there: whoever is gone has nothing to say but farewell.</summary>
    private IQueryable<ActorKeyRow> Older(Instant asked) =>
        db.Set<ActorKeyRow>()
            .Where(k => k.RenewedAt == null || k.RenewedAt < asked)
            .Where(k =>
                (k.ProfileId == null || db.Set<Profile>().Any(p => p.Id == k.ProfileId))
                && (k.GroupId == null || db.Set<Group>().Any(g => g.Id == k.GroupId))
            );

    private async Task<LocalActor> OwnerOf(ActorKeyRow key, CancellationToken ct) =>
        key switch
        {
            { ProfileId: { } profile } => instance.ActorOf(
                await db.Set<Profile>().FirstAsync(p => p.Id == profile, ct)
            ),
            { GroupId: { } group } => instance.ActorOf(await db.Set<Group>().FirstAsync(g => g.Id == group, ct)),
            _ => instance.Relay(),
        };
}
