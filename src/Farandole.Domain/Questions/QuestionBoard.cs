using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Questions;

/// <summary>When a question is seen by others than the organizers.</summary>
public enum QuestionPolicy
{
    /// <summary>At once when the asker is known, else once somebody of the team has seen it.</summary>
    AfterLook,
    AtOnce,

    /// <summary>Only together with its answer.</summary>
    WithAnswer,

    /// <summary>No question is taken.</summary>
    Closed,
}

/// <summary>The questions of one event: their rule, and how many there are to see.</summary>
public sealed class QuestionBoard : Entity
{
    /// <summary>Questions that wait for a look, at most: more are refused until the team has looked.</summary>
    public const int MostWaiting = 200;

    private QuestionBoard() { }

    public EventId EventId { get; private set; }

    public QuestionPolicy Policy { get; private set; }

    /// <summary>Questions that everybody sees who sees the event.</summary>
    public int Shown { get; private set; }

    public int Answered { get; private set; }

    public static QuestionBoard Of(EventId id) => new() { EventId = id };

    public void Choose(QuestionPolicy policy, Instant now)
    {
        if (policy == Policy)
            return;
        Policy = policy;
        Changed(now);
    }

    /// <summary>What is seen of the questions is another: one is gone, for instance.</summary>
    public void Changed(Instant now) => Raise(new QuestionsChanged(EventId, now));

    public void Count(int shown, int answered) => (Shown, Answered) = (shown, answered);

    /// <summary>Why nothing can be asked now, or null.</summary>
    public static Reason? WhyNotAsk(Event about, QuestionPolicy policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(about);
        return about.DeletedAt is not null ? Reasons.Deleted
            : about.IsDraft ? Reasons.Draft
            : about.IsOver(now) ? Reasons.Over
            : policy == QuestionPolicy.Closed ? Closed
            : null;
    }

    public static readonly Reason Closed = new("questions.closed");

    public static readonly Reason TooMany = new("questions.many");
}
