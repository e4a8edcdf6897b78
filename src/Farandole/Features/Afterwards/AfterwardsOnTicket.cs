using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Afterwards;

/// <summary>Whoever came finds on their personal link that there are pictures for them, and opens the page with it.</summary>
internal sealed class AfterwardsOnTicket : ITicketBlock
{
    private static readonly Func<Db, EventId, Task<Left?>> Find = EF.CompileAsyncQuery(
        (Db db, EventId id) =>
            db.Set<Afterword>()
                .Where(a => a.EventId == id)
                .Select(a => new Left
                {
                    Audience = a.Audience,
                    Pictures = db.Set<Souvenir>().Count(s => s.EventId == id),
                })
                .FirstOrDefault()
    );

    public async Task<EventBlock?> For(TicketSeen ticket, Db db, CancellationToken ct)
    {
        var seen = ticket.Seen;
        if (seen is not { IsOver: true, Status: not EventStatus.Cancelled } || ticket.Mine.RemovedAt is not null)
            return null;
        return
            await Find(db, seen.Id) is { Pictures: > 0 } left
            && seen.Standing >= Afterword.Least(left.Audience, seen.IsOnRequest)
            ? new(typeof(AfterwardsTicket), new AfterwardsWaiting(ticket.Path, left.Pictures))
            : null;
    }

    private sealed class Left
    {
        public required Audience Audience { get; init; }

        public required int Pictures { get; init; }
    }
}

/// <summary>Pictures that somebody may see.</summary>
/// <param name="Path">Their personal link.</param>
public sealed record AfterwardsWaiting(string Path, int Pictures);
