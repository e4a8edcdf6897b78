using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>Withdraws the answer of somebody on another server; their seats are free at once.</summary>
internal sealed class WithdrawRemoteAnswer(Writer writer, Later later, IClock clock)
{
    /// <summary>They do not come after all; of who never answered nothing is kept.</summary>
    /// <param name="from">What.</param>
    /// <param name="actor">Their address.</param>
    /// <param name="note">That they said it in, if they said it in words.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task From(EventId from, string actor, string? note, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.AnswerFrom(actor, from, token) is { } id)
                    await Do(db, id, note, token);
            },
            ct
        );

    /// <summary>The same of an answer that they call by its own name.</summary>
    public Task Named(string activity, string actor, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var named = await db.Set<RemoteAnswerRow>()
                    .FirstOrDefaultAsync(a => a.Actor == actor && a.ActivityId == activity, token);
                if (named is not null)
                    await Do(db, named.ParticipationId, null, token);
            },
            ct
        );

    private async Task Do(Db db, ParticipationId id, string? note, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        // Said in words, it is answered in words, under these.
        if (note is not null)
            await db.Set<RemoteAnswerRow>()
                .Where(a => a.ParticipationId == id)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(a => a.ActivityId, note).SetProperty(a => a.Way, AnsweredBy.Note),
                    ct
                );
        if (await db.ChangingOf(id, now, ct) is not { } c)
            return;
        await c.Recount(0, mine => mine.Withdraw(now), ct);
        await later.DoOnce(db, TellRemoteAnswer.KeyOf(id), new RemoteAnswerToTell(id), now, move: false, ct);
    }
}
