using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>How an address wants its letters is forgotten when it got none for a while and none waits.</summary>
internal sealed class EraseReaders(Writer writer) : IErase
{
    private static readonly Duration Silence = Duration.FromDays(90);

    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
            {
                var before = now - Silence;
                // The record of letters goes back a month; a wish or a summary in that time moves the moment.
                return db.Set<LetterReader>()
                    .Where(r =>
                        r.At < before
                        && !db.Set<LetterRow>().Any(l => l.AddressHash == r.AddressHash)
                        && !db.Set<DigestItem>().Any(i => i.ReaderId == r.Id)
                    )
                    .ExecuteDeleteAsync(token);
            },
            ct
        );
}
