using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Participations;

public sealed partial class Participation
{
    /// <summary>An approval can be taken back for this long before it shows anything secret.</summary>
    public static readonly Duration TimeToUndo = Duration.FromMinutes(10);

    /// <summary>When the organizers said yes; null where they have not, or are not asked.</summary>
    public Instant? ApprovedAt { get; private set; }

    /// <summary>The organizers say yes.</summary>
    /// <exception cref="RuleBroken">The answer is withdrawn or removed.</exception>
    public void Approve(Instant now)
    {
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if (ApprovedAt is not null)
            return;
        ApprovedAt = now;
        Raise(new AnswerApproved(Id, EventId, now));
    }

    /// <summary>The organizers take their yes back: what it opened is closed from the next request on.</summary>
    public void TakeBackApproval() => ApprovedAt = null;

    /// <summary>What whoever holds this answer is to its event at this moment.</summary>
    public Standing StandingOn(Event joined, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joined);
        if (RemovedAt is not null)
            return joined.Visibility == Visibility.Private ? Standing.Passer : Standing.HasLink;
        return new AnswerState(Answer, ConfirmedAt, WithdrawnAt, ApprovedAt).StandingAt(now, joined.ApprovalSince);
    }
}

/// <summary>What decides how much an answer that was not removed opens.</summary>
public readonly record struct AnswerState(
    Answer Answer,
    Instant? ConfirmedAt,
    Instant? WithdrawnAt,
    Instant? ApprovedAt
)
{
    /// <param name="now">The moment of the question.</param>
    /// <param name="approvalSince">Null where the organizers say yes to nobody in particular: then whoever comes has it.</param>
    public Standing StandingAt(Instant now, Instant? approvalSince)
    {
        if (WithdrawnAt is not null)
            return Standing.HasLink;
        if (ConfirmedAt is null)
            return Standing.Answered;
        return approvalSince is null
            ? Answer == Answer.Coming
                ? Standing.Approved
                : Standing.Confirmed
            : ApprovedAt is { } approved && approved + Participation.TimeToUndo <= now
                ? Standing.Approved
                : Standing.Confirmed;
    }
}
