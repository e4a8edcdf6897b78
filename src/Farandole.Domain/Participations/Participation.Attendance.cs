using Farandole.Domain.Events;
using NodaTime;

namespace Farandole.Domain.Participations;

public sealed partial class Participation
{
    /// <summary>When they said once more that they come.</summary>
    public Instant? ReconfirmedAt { get; private set; }

    /// <summary>Says once more that they come.</summary>
    public void Reconfirm(Instant now)
    {
        if (IsComing)
            ReconfirmedAt ??= now;
    }

    /// <summary>Whether the question "still coming?" is theirs to answer now: whoever answered since then has said it.</summary>
    public bool IsAskedAgain(Event joined, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return IsComing
            && joined.AsksAgain
            && ReconfirmedAt is null
            && ConfirmedAt < joined.AskAgainAt
            && joined.AskAgainAt <= now
            && now < joined.StartsAt;
    }
}
