using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Blocks that nobody said again for a year, notes on members after a year, and pauses that are over.</summary>
internal sealed class EraseBlocks(Writer writer) : IErase
{
    public Task RunAsync(Instant now, CancellationToken ct)
    {
        var today = now.InUtc().Date;
        return writer.Write(
            async (db, token) =>
            {
                await db.Set<Block>().Where(b => b.EndsOn < today).ExecuteDeleteAsync(token);
                // Who looked away on a personal link that opens nothing any more.
                await db.Set<Block>()
                    .Where(b => b.ByVoice != null && db.Participations.Any(p => p.Id == b.ByVoice && p.Code == ""))
                    .ExecuteDeleteAsync(token);
                await db.Set<MemberNote>().Where(n => n.EndsOn < today).ExecuteDeleteAsync(token);
                await db.Set<Member>()
                    .Where(m => m.PausedUntil < today)
                    .ExecuteUpdateAsync(
                        s =>
                            s.SetProperty(m => m.PausedUntil, (LocalDate?)null)
                                .SetProperty(m => m.WhyPaused, (string?)null),
                        token
                    );
            },
            ct
        );
    }
}
