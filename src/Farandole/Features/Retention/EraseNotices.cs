using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// The devices of a personal link go with the answer, a month after the event; those of an address when it was written
/// nothing for a while.
/// </summary>
internal sealed class EraseNotices(Writer writer) : IErase
{
    private static readonly Duration Silence = Duration.FromDays(90);

    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var (endedBefore, quietBefore) = (now - Event.KeptAfterEnd, now - Silence);
                var over = db.AllEvents.Where(e => e.EndsAt < endedBefore);
                var answers = db.Participations.Where(p => over.Any(e => e.Id == p.EventId));
                await db.Set<NoticeReader>()
                    .Where(r => answers.Any(p => p.Id == r.ParticipationId))
                    .ExecuteDeleteAsync(token);
                await db.Set<NoticeReader>()
                    .Where(r =>
                        r.AddressHash != null
                        && r.At < quietBefore
                        && !db.Set<LetterRow>().Any(l => l.AddressHash == r.AddressHash)
                        && !db.Set<NoticeDevice>().Any(d => d.ReaderId == r.Id && d.ToldAt >= quietBefore)
                    )
                    .ExecuteDeleteAsync(token);
            },
            ct
        );
}
