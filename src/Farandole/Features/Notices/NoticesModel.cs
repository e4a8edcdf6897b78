using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Farandole.Platform.Push;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Notices;

/// <summary>How one person is told, and on what.</summary>
/// <param name="Path">Of the page that it stands on.</param>
/// <param name="PublicKey">This instance's, for the browser.</param>
/// <param name="Zone">Whose clock the moments are on.</param>
public sealed record NoticesModel(string Path, string PublicKey, string Zone)
{
    internal ToldBy Chosen { get; init; }

    internal IReadOnlyList<NoticeDevice> Devices { get; init; } = [];

    /// <summary>Devices that are told because their owner wants it for all of their events.</summary>
    internal int OnOthers { get; init; }

    /// <summary>Whether letters can tell, too.</summary>
    internal bool HasLetters { get; init; }

    /// <summary>Whether the page is that of an address: for all its events.</summary>
    internal bool IsOfAddress { get; init; }

    /// <summary>They wanted to be told on a device, and none takes notices any more.</summary>
    internal bool IsLost => Chosen != ToldBy.Letter && Devices.Count + OnOthers == 0;

    /// <summary>Nothing else can tell them anything, and nothing does yet.</summary>
    internal bool IsOnlyWay => !HasLetters && Devices.Count == 0;

    /// <summary>What the organizers wrote to them lately, the newest first.</summary>
    internal IReadOnlyList<NoticeRow> Messages { get; init; } = [];
}

/// <summary>On the personal link: to be told about this event.</summary>
internal sealed class NoticesOnTicket(PushKeys keys, Instance instance) : ITicketBlock
{
    public async Task<EventBlock?> For(TicketSeen ticket, Db db, CancellationToken ct)
    {
        var mine = ticket.Mine;
        if (!mine.IsIn)
            return null;
        var ways = await NoticeWays.Of(db, mine, ct);
        var own = await db.Set<NoticeReader>().FirstOrDefaultAsync(r => r.ParticipationId == mine.Id, ct);
        var messages = await db.Set<NoticeRow>()
            .Where(n => n.ParticipationId == mine.Id && n.Text != null)
            .OrderByDescending(n => n.Id)
            .ToListAsync(ct);
        // Over, there is nothing more to be told, but what was said stays to be read.
        if (ticket.Seen.IsOver && own is null && messages.Count == 0)
            return null;
        return new EventBlock(
            typeof(NoticesBlock),
            new NoticesModel(ticket.Path, keys.Public, ticket.Seen.Schedule?.Zone ?? instance.Zone)
            {
                Chosen = ways.Chosen,
                Devices = [.. ways.Devices.Where(d => d.ReaderId == own?.Id)],
                OnOthers = ways.Devices.Count(d => d.ReaderId != own?.Id),
                HasLetters = mine.Email is not null,
                Messages = messages,
            }
        );
    }
}
