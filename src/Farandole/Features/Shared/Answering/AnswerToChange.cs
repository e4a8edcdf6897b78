using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Answering;

/// <summary>Takes an answer to be changed.</summary>
internal static class AnswerToChange
{
    /// <summary>Null when the ticket opens nothing; inside a transaction, nobody else changes this answer until it ends.</summary>
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
}
