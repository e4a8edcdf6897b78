using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// SQLite keeps what it overwrote in its write-ahead log until that is emptied. Where somebody reads just then, the next
/// round does it.
/// </summary>
internal sealed class EmptyTheLog(Db db) : IErase
{
    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }
}
