using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Coming;

/// <summary>Seats are held for an address that is not confirmed yet.</summary>
internal sealed record SeatsHeld(ParticipationId Participation);

/// <summary>An answer waits for its address to be confirmed.</summary>
internal sealed record AnswerUnconfirmed(ParticipationId Participation);

/// <summary>After half an hour, somebody else may have the seats of an answer that nobody confirmed.</summary>
internal sealed class ReleaseSeats(Writer writer) : IJob<SeatsHeld>
{
    public Task RunAsync(SeatsHeld errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.ToChange(errand.Participation, token) is not { ConfirmedAt: null, Seats: > 0 } held)
                    return;
                await db.TakeSeats(held.EventId, -held.Seats, token);
                held.LetGo();
            },
            ct
        );
}

/// <summary>After a day, an answer that nobody confirmed was never there.</summary>
internal sealed class EraseUnconfirmed(Writer writer) : IJob<AnswerUnconfirmed>
{
    public Task RunAsync(AnswerUnconfirmed errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.ToChange(errand.Participation, token) is not { ConfirmedAt: null } never)
                    return;
                await db.TakeSeats(never.EventId, -never.Seats, token);
                db.Remove(never);
            },
            ct
        );
}
