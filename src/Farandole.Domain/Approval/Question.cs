namespace Farandole.Domain.Approval;

/// <summary>How a question of the organizers is answered.</summary>
public enum QuestionKind
{
    Text,
    Choice,
    Check,
}

/// <summary>Until when the answers to a question are kept.</summary>
public enum AnswersKept
{
    /// <summary>Until the event is over.</summary>
    UntilEnd,

    /// <summary>As long as the answer itself: a month after the event.</summary>
    WithAnswer,
}

/// <summary>What the organizers ask of those who want to come, why, and until when they keep what is said.</summary>
public sealed record Question(string Id, QuestionKind Kind, string Label, string Purpose)
{
    public const int Most = 8;
    public const int MaxLabel = 200;
    public const int MaxAnswer = 1_000;
    public const int MostChoices = 12;
    public const int MaxChoice = 80;

    public AnswersKept Kept { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Of a choice, what can be chosen.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
