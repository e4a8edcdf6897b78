using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Finds the answer behind a personal link, and its event as the one who answered may see it.</summary>
internal static class OwnAnswer
{
    /// <summary>Null when the ticket opens nothing; that the event is gone is another matter.</summary>
    public static async Task<TicketModel?> FindOwn(this Db db, string ticket, IClock clock, CancellationToken ct) =>
        await db.FindTicket(ticket, ct) is { } mine
            ? await db.Model(mine, ticket, clock.GetCurrentInstant(), ct)
            : null;

    /// <summary>The same inside a transaction: nobody else changes this answer until it ends.</summary>
    public static async Task<Participation?> OwnToChange(this Db db, string ticket, CancellationToken ct) =>
        Secret.Parse(ticket, "ft") is { } secret
        && await db.LockTicket(secret.Selector, ct) is { } mine
        && secret.Opens(mine.TicketHash)
            ? mine
            : null;

    /// <summary>For jobs, which know an answer by its id.</summary>
    public static async Task<Participation?> ToChange(this Db db, ParticipationId id, CancellationToken ct)
    {
        var selector = await db
            .Participations.Where(p => p.Id == id)
            .Select(p => p.TicketSelector)
            .FirstOrDefaultAsync(ct);
        return selector is null ? null : await db.LockTicket(selector, ct);
    }

    /// <summary>SQLite has one writer; on PostgreSQL two confirmations at once would otherwise both count.</summary>
    private static async Task<Participation?> LockTicket(this Db db, string selector, CancellationToken ct)
    {
        var rows = db.Database.IsNpgsql()
            ? db.Participations.FromSql($"SELECT * FROM participations WHERE ticket_selector = {selector} FOR UPDATE")
            : db.Participations.Where(p => p.TicketSelector == selector);
        return (await rows.AsTracking().ToListAsync(ct)).FirstOrDefault();
    }

    private static async Task<TicketModel?> Model(
        this Db db,
        Participation mine,
        string ticket,
        Instant now,
        CancellationToken ct
    )
    {
        var joined = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        return new(EventAsSeen.By(StandingOf(mine, joined), joined, now), mine, $"/t/{ticket}")
        {
            IsGone = joined.DeletedAt is not null,
        };
    }

    /// <summary>Who was taken off the list keeps what everybody with the link has; of a private event nothing.</summary>
    private static Standing StandingOf(Participation mine, Event joined) =>
        mine.RemovedAt is null ? Standing.Participant
        : joined.Visibility == Visibility.Private ? Standing.Passer
        : Standing.HasLink;
}
