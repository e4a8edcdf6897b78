using Farandole.Domain.Stewards;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>What those who run the instance did and opened is known for a year, what they were told of while it serves.</summary>
internal sealed class EraseStewards(Writer writer) : IErase
{
    public Task RunAsync(Instant now, CancellationToken ct)
    {
        var (noted, opened) = (Before(now, StewardNote.Longest), Before(now, Opening.Longest));
        var (treated, told) = (now - Report.KeptAfter, Before(now, Report.Longest));
        return writer.Write(
            async (db, token) =>
            {
                await db.Set<StewardNote>().Where(n => n.At < noted).ExecuteDeleteAsync(token);
                await db.Set<Opening>().Where(o => o.At < opened).ExecuteDeleteAsync(token);
                await db.Set<Report>().Where(r => r.TreatedAt < treated || r.At < told).ExecuteDeleteAsync(token);
            },
            ct
        );
    }

    private static Instant Before(Instant now, Period time) =>
        (now.InUtc().Date - time).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
