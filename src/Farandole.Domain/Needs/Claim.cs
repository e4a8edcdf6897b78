using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Needs;

/// <summary>"I'll do it": so many units of one line. The caller has taken them on the line, in the same transaction.</summary>
public sealed class Claim : Entity
{
    public const int MaxNote = 120;

    private Claim() { }

    public ClaimId Id { get; private set; }

    public NeedId NeedId { get; private set; }

    public EventId EventId { get; private set; }

    /// <summary>Null when the organizers wrote somebody down.</summary>
    public ClaimantId? ClaimantId { get; private set; }

    /// <summary>Who does it, where that is not the claimant.</summary>
    public string? ForName { get; private set; }

    public int Quantity { get; private set; }

    /// <summary>"Taboulé".</summary>
    public string? Note { get; private set; }

    public Instant CreatedAt { get; private set; }

    /// <summary>Will not do it after all; kept so that the organizers can be told.</summary>
    public Instant? FreedAt { get; private set; }

    public static Claim Make(Need need, ClaimantId? claimant, string? forName, int quantity, string? note, Instant now)
    {
        ArgumentNullException.ThrowIfNull(need);
        var made = new Claim
        {
            Id = ClaimId.New(),
            NeedId = need.Id,
            EventId = need.EventId,
            ClaimantId = claimant,
            ForName = forName,
            Quantity = quantity,
            Note = note,
            CreatedAt = now,
        };
        made.Raise(new NeedsChanged(need.EventId, now));
        return made;
    }

    /// <summary>More of the same, or another word with it.</summary>
    public void Change(int quantity, string? note, Instant now)
    {
        (Quantity, Note) = (quantity, note);
        Raise(new NeedsChanged(EventId, now));
    }

    public void Free(Instant now)
    {
        if (FreedAt is not null)
            return;
        FreedAt = now;
        Raise(new NeedFreed(EventId, now));
    }
}
