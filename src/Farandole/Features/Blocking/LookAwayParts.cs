using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>The way to look away from somebody, on the personal link of those who hear others there.</summary>
internal sealed class LookAwayOnTicket : ITicketBlock
{
    public async Task<EventBlock?> For(TicketSeen ticket, Db db, CancellationToken ct)
    {
        var (about, me) = (ticket.Seen.Id, ticket.Mine.Id);
        return
            ticket.Mine.IsIn
            && await db.Voices().AnyAsync(m => m.EventId == about && m.Author != me, ct)
            && await db.HasTalk(await db.AllEvents.FirstAsync(e => e.Id == about, ct), ct)
            ? new(typeof(LookAwayBlock), ticket)
            : null;
    }
}

/// <summary>From whom they look away, for their own file.</summary>
internal sealed class OwnLookingAway : IOwnPart
{
    public async Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct)
    {
        var away = await db.All(Blocker.Of(mine.Id)).OrderBy(b => b.At).ToListAsync(ct);
        return away.Count == 0
            ? null
            : new OwnPart("away", words["blocks.look"], [])
            {
                Data = away.ConvertAll(b => new AwayAsData(b.Word, b.At.ToString(), b.EndsOn.ToString("R", null))),
            };
    }

    public Task Forget(ParticipationId mine, Db db, CancellationToken ct) =>
        db.All(Blocker.Of(mine)).ExecuteDeleteAsync(ct);

    private sealed record AwayAsData(string? Name, string Since, string Until);
}
