using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Finds the answer behind a personal link, and its event as the one who answered may see it.</summary>
internal static class OwnAnswer
{
    private static readonly Func<Db, EventId, byte[], CancellationToken, Task<ParticipationId?>> Known =
        EF.CompileAsyncQuery(
            (Db db, EventId id, byte[] hash, CancellationToken ct) =>
                db
                    .Participations.Where(p => p.EventId == id && p.EmailHash == hash)
                    .Select(p => (ParticipationId?)p.Id)
                    .FirstOrDefault()
        );

    /// <summary>The answer that an address has given to an event, whatever became of it.</summary>
    public static Task<ParticipationId?> AnswerWith(this Db db, EventId id, byte[] hash, CancellationToken ct) =>
        Known(db, id, hash, ct);

    /// <summary>Null when the ticket opens nothing; that the event is gone is another matter.</summary>
    public static async Task<TicketModel?> FindOwn(this Db db, string ticket, IClock clock, CancellationToken ct) =>
        await db.FindTicket(ticket, ct) is { } mine
            ? await db.Model(mine, ticket, clock.GetCurrentInstant(), ct)
            : null;

    public static async Task<TicketModel?> Model(
        this Db db,
        Participation mine,
        string ticket,
        Instant now,
        CancellationToken ct
    )
    {
        var joined = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        var seen = EventAsSeen.By(mine.StandingOn(joined, now), joined, now) with { Door = $"/t/{ticket}/online" };
        return new(seen, mine, $"/t/{ticket}")
        {
            IsGone = joined.DeletedAt is not null,
            IsReachable = await db.Participations.Where(p => p.Id == mine.Id).Reachable(db).AnyAsync(ct),
            NewAddress = mine.Email is null ? await AddAddress.Of(db, mine.Id).FirstOrDefaultAsync(ct) : null,
        };
    }
}
