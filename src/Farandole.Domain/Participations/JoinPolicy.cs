using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Participations;

/// <summary>Who may answer an event: asked by the page, obeyed by every door.</summary>
public static class JoinPolicy
{
    /// <summary>People that one answer may stand for, at most.</summary>
    public const int MaxParty = 20;

    /// <summary>
    /// Why an answer for this many people is not taken now, or null. Whether seats are left is asked again, for good,
    /// by the conditional update that takes them.
    /// </summary>
    public static Reason? WhyNotJoin(Event joined, Answer answer, int party, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joined);
        if (joined.DeletedAt is not null)
            return Reasons.Deleted;
        if (joined.IsDraft)
            return Reasons.Draft;
        if (joined.Status == EventStatus.Cancelled)
            return Reasons.Cancelled;
        if (joined.IsOver(now))
            return Reasons.Over;
        if (joined.WhyNotLetIn() is { } closed)
            return closed;
        if (party is < 1 or > MaxParty)
            return Reasons.PartyTooLarge;
        return answer == Answer.Coming && joined.SeatsLeft < party ? Reasons.Full : null;
    }
}
