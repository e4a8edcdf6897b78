using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>What comes again and again: each round plans the next one.</summary>
internal sealed class NextRound(Writer writer, Later later, IClock clock)
{
    /// <summary>
    /// Plans the next round unless one waits already, and says what time it is now. Called before the work, so that a
    /// round that fails for good does not end the chain.
    /// </summary>
    public async Task<Instant> Plan<TErrand>(TErrand errand, Duration pause, CancellationToken ct)
        where TErrand : notnull
    {
        var now = clock.GetCurrentInstant();
        await writer.Write(
            (db, token) => later.DoOnce(db, typeof(TErrand).Name, errand, now + pause, move: false, token),
            ct
        );
        return now;
    }
}
