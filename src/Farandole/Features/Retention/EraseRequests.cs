using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Answers to questions that said so go when the event is over; all that was said, and about whom was decided, a month later.</summary>
internal sealed class EraseRequests(Writer writer, Db read) : IErase
{
    private static readonly Duration Person = Duration.FromDays(30);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        await writer.Write((db, token) => Erase(db, now - Person, token), ct);
        var over = await read.Set<Admission>()
            .Where(a => read.AllEvents.Any(e => e.Id == a.EventId && e.EndsAt <= now))
            .Where(a => read.Set<Request>().Any(r => r.EventId == a.EventId))
            .ToListAsync(ct);
        foreach (var asked in over)
        {
            var ended = asked.Questions.Where(q => q.Kept == AnswersKept.UntilEnd).Select(q => q.Id).ToHashSet();
            if (ended.Count > 0)
                await writer.Write((db, token) => ForgetAnswers(db, asked.EventId, ended, token), ct);
        }
    }

    private static async Task Erase(Db db, Instant endedBefore, CancellationToken ct)
    {
        await db.Set<Request>()
            .Where(r => db.AllEvents.Any(e => e.Id == r.EventId && e.EndsAt < endedBefore))
            .ExecuteDeleteAsync(ct);
        await db.Set<Decision>()
            .Where(d => d.ParticipationId != null && db.AllEvents.Any(e => e.Id == d.EventId && e.EndsAt < endedBefore))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(d => d.ParticipationId, (ParticipationId?)null).SetProperty(d => d.By, (string?)null),
                ct
            );
    }

    private static async Task ForgetAnswers(Db db, EventId id, HashSet<string> ended, CancellationToken ct)
    {
        foreach (var request in await db.Set<Request>().AsTracking().Where(r => r.EventId == id).ToListAsync(ct))
        {
            if (request.Answers.Keys.Any(ended.Contains))
                request.Forget(ended);
        }
    }
}
