using Farandole.Domain.Events;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Addresses of askers that nobody confirmed within a day; a month after the event who asked, who wondered and what was
/// never shown; all of it once the event is deleted.
/// </summary>
internal sealed class EraseQuestions(Writer writer) : IErase
{
    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                await ForgetUnconfirmed(db, now - Question.Unconfirmed, token);
                await ForgetPeople(db, now - Event.KeptAfterEnd, token);
                await Delete(db, token);
            },
            ct
        );

    private static Task<int> ForgetUnconfirmed(Db db, Instant askedBefore, CancellationToken ct) =>
        db
            .AllQuestions.Where(q => q.Email != null && q.ConfirmedAt == null && q.AskedAt < askedBefore)
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.Email, (string?)null), ct);

    private static async Task ForgetPeople(Db db, Instant endedBefore, CancellationToken ct)
    {
        var ended = db.AllQuestions.Where(q => db.AllEvents.Any(e => e.Id == q.EventId && e.EndsAt < endedBefore));
        await db.Set<Wonder>().Where(w => ended.Any(q => q.Id == w.QuestionId)).ExecuteDeleteAsync(ct);
        await ended.Where(q => q.Rank == null).ExecuteDeleteAsync(ct);
        await db.Set<RemoteQuestionRow>().Where(r => ended.Any(q => q.Id == r.QuestionId)).ExecuteDeleteAsync(ct);
        await ended
            .Where(q => q.Email != null || q.AskedBy != null || q.FromHandle != null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(q => q.Email, (string?)null)
                        .SetProperty(q => q.AskedBy, (Domain.Kernel.ParticipationId?)null)
                        .SetProperty(q => q.FromHandle, (string?)null)
                        .SetProperty(q => q.FromPage, (string?)null),
                ct
            );
    }

    private static async Task Delete(Db db, CancellationToken ct)
    {
        var gone = db.AllEvents.Where(e => e.DeletedAt != null);
        await db.AllQuestions.Where(q => gone.Any(e => e.Id == q.EventId)).ExecuteDeleteAsync(ct);
        await db.Set<QuestionBoard>().Where(b => gone.Any(e => e.Id == b.EventId)).ExecuteDeleteAsync(ct);
    }
}
