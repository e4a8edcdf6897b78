using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Seats are held for an address that is not confirmed yet.</summary>
internal sealed record SeatsHeld(ParticipationId Participation);

/// <summary>An answer waits for its address to be confirmed.</summary>
internal sealed record AnswerUnconfirmed(ParticipationId Participation);

/// <summary>After half an hour, somebody else may have the seats of an answer that nobody confirmed.</summary>
internal sealed class ReleaseSeats(Writer writer, IClock clock) : IJob<SeatsHeld>
{
    public Task RunAsync(SeatsHeld errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.ToChange(errand.Participation, token) is not { ConfirmedAt: null, Seats: > 0 } held)
                    return;
                await db.TakeSeats(held.EventId, -held.Seats, token);
                held.LetGo(clock.GetCurrentInstant());
            },
            ct
        );
}

/// <summary>After a day, an answer that nobody confirmed was never there.</summary>
internal sealed class EraseUnconfirmed(Writer writer, Later later, IClock clock) : IJob<AnswerUnconfirmed>
{
    public Task RunAsync(AnswerUnconfirmed errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.ToChange(errand.Participation, token) is not { ConfirmedAt: null } never)
                    return;
                if (await WaitsUntil(db, never, token) is { } until)
                {
                    later.Do(db, errand, until);
                    return;
                }
                await db.TakeSeats(never.EventId, -never.Seats, token);
                db.Remove(never);
            },
            ct
        );

    /// <summary>A letter that waited for its turn can be answered for a day as well; null when it was.</summary>
    private async Task<Instant?> WaitsUntil(Db db, Participation never, CancellationToken ct)
    {
        var (now, latest) = (clock.GetCurrentInstant(), never.CreatedAt + 2 * Participation.Unconfirmed);
        var left = await db.Set<LetterRow>()
            .Where(l => l.AddressHash == never.EmailHash && l.EventId == never.EventId && l.Kind == "confirm")
            .MaxAsync(l => (Instant?)l.At, ct);
        if (left is null && !await Later.SomeWait(db, ct))
            return null;
        var until = Instant.Min(latest, (left ?? now) + Participation.Unconfirmed);
        return until > now ? until : null;
    }
}
