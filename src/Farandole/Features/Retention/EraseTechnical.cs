using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Sessions that are over, old facts, the record of letters sent, jobs that nobody mended.</summary>
internal sealed class EraseTechnical(Writer writer) : IErase
{
    private static readonly Duration Facts = Duration.FromDays(30);
    private static readonly Duration Letters = Duration.FromDays(30);
    private static readonly Duration Parked = Duration.FromDays(90);

    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var (facts, letters, parked) = (now - Facts, now - Letters, now - Parked);
                await db.Set<Session>().Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(token);
                await db.Set<FactRow>().Where(f => f.At < facts).ExecuteDeleteAsync(token);
                await db.Set<LetterRow>().Where(l => l.At < letters).ExecuteDeleteAsync(token);
                await db.Set<NoticeRow>().Where(n => n.At < letters).ExecuteDeleteAsync(token);
                await db.Set<JobRow>().Where(j => j.ParkedAt < parked).ExecuteDeleteAsync(token);
            },
            ct
        );
}
