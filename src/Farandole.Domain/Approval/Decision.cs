using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Approval;

/// <summary>What the organizers decided about somebody who wants to come.</summary>
public enum Verdict
{
    Accepted,
    Listed,
    Refused,

    /// <summary>Not yet: they want to know more.</summary>
    AskedBack,
}

/// <summary>Why, in a word that is chosen and not written: personal words stand in the letter alone.</summary>
public enum Why
{
    Unsaid,
    Full,
    NotForThem,
    TooLittleSaid,
    Code,
}

/// <summary>One line of the log of decisions: who decided what, and why.</summary>
public sealed class Decision
{
    private Decision() { }

    public long Id { get; private set; }

    public EventId EventId { get; private set; }

    /// <summary>Null once forgotten.</summary>
    public ParticipationId? ParticipationId { get; private set; }

    /// <summary>Those decided with one tap, which are undone with one.</summary>
    public Guid Batch { get; private set; }

    public Verdict Verdict { get; private set; }

    public Why Why { get; private set; }

    /// <summary>The label of the organizer's key that was used.</summary>
    public string? By { get; private set; }

    public Instant At { get; private set; }

    public Instant? UndoneAt { get; private set; }

    public static Decision About(ParticipationId who, EventId id, Verdict verdict, Why why, Guid batch) =>
        new()
        {
            ParticipationId = who,
            EventId = id,
            Verdict = verdict,
            Why = why,
            Batch = batch,
        };

    public Decision Taken(string? by, Instant now)
    {
        (By, At) = (by, now);
        return this;
    }

    public void Undo(Instant now) => UndoneAt ??= now;
}
