using System.Security.Cryptography;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>It is time to look how an event elsewhere stands that somebody from here comes to.</summary>
internal sealed record EventToLookAt(Guid Event);

internal static class LooksAgain
{
    private static readonly Duration Pause = Duration.FromHours(24);

    /// <summary>Inside a transaction: a day from now, and not all at one hour.</summary>
    public static Task LookAgain(this Later later, Db inside, Guid about, Instant now, CancellationToken ct) =>
        later.DoOnce(
            inside,
            $"look-elsewhere:{about}",
            new EventToLookAt(about),
            now + Pause + Duration.FromMinutes(RandomNumberGenerator.GetInt32(120)),
            move: false,
            ct
        );
}

/// <summary>
/// Asks every day how an event stands that somebody from here comes to, or shows on a page: Mobilizon never brings a thing twice (interop, 0.10), and
/// to those who follow only.
/// </summary>
internal sealed class LookAgain(Db db, Writer writer, Later later, HeardElsewhere heard, IClock clock)
    : IJob<EventToLookAt>
{
    public async Task RunAsync(EventToLookAt errand, CancellationToken ct)
    {
        var (about, now) = (errand.Event, clock.GetCurrentInstant());
        var told = await db.Set<RemoteEventRow>().FirstOrDefaultAsync(e => e.Id == about, ct);
        var comes = db.Set<RemoteParticipationRow>()
            .Where(p => p.EventId == about && RemoteParticipationRow.Holding.Contains(p.State));
        var isShown = db.Set<Promotion>().Where(p => p.ElsewhereId == about);
        if (told is null || told.EndsAt < now || !await comes.AnyAsync(ct) && !await isShown.AnyAsync(ct))
            return;
        // Before the work, so that a server that is away does not end the chain.
        await writer.Write((inside, token) => later.LookAgain(inside, about, now, token), ct);
        try
        {
            await heard.Again(told.Address, ct);
        }
        catch (IOException)
        {
            // Tomorrow again.
        }
    }
}

/// <summary>What a group or a profile shows of elsewhere is looked at again as well.</summary>
internal sealed class LookAtShown(Db db, Writer writer, Later later, IClock clock) : IJob<PromotionMade>
{
    public async Task RunAsync(PromotionMade fact, CancellationToken ct)
    {
        if (
            await db.Set<Promotion>()
                .Where(p => p.Id == fact.Promotion)
                .Select(p => p.ElsewhereId)
                .FirstOrDefaultAsync(ct) is
            { } about
        )
            await writer.Write((inside, token) => later.LookAgain(inside, about, clock.GetCurrentInstant(), token), ct);
    }
}
