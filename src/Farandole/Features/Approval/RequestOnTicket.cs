using Farandole.Domain.Approval;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;

namespace Farandole.Features.Approval;

/// <summary>On the personal link of whoever asks to come: what becomes of it, and what the team wants to know.</summary>
internal sealed class RequestOnTicket : ITicketBlock
{
    public async Task<EventBlock?> For(TicketSeen ticket, Db db, CancellationToken ct)
    {
        if (!ticket.Seen.IsOnRequest || ticket.Mine.Answer is Answer.Maybe or Answer.Interested)
            return null;
        var asked = await db.AdmissionOf(ticket.Mine.EventId, ct);
        var request = await db.RequestOf(ticket.Mine.Id, ct);
        if (ticket.Mine.Answer != Answer.Asking && asked is null)
            return null;
        return new EventBlock(
            typeof(RequestBlock),
            new RequestModel(ticket, asked ?? Admission.Of(ticket.Mine.EventId), request)
        );
    }
}

/// <summary>What somebody said to be let in, and what is asked of them.</summary>
public sealed record RequestModel(TicketSeen Ticket, Admission Asked, Request? Said)
{
    /// <summary>The code has another version than the one that they accepted.</summary>
    public bool OwesCode => Asked.Code is not null && Said?.CodeVersion != Asked.CodeVersion;

    public bool OwesReply => Said is { AskedBack: not null, Reply: null };

    internal QuestionsModel Questions =>
        new(Asked, new TypedPart(null, [])) { Said = Said?.Answers, ShowsCode = OwesCode };
}
