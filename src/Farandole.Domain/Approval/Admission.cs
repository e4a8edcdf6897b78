using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Approval;

/// <summary>What the organizers of one event ask before they say yes: questions, and a code of conduct with its versions.</summary>
public sealed class Admission : Entity
{
    public const int MaxCode = 10_000;

    private Admission() { }

    public EventId EventId { get; private set; }

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>The code of conduct, as written; null where there is none.</summary>
    public string? Code { get; private set; }

    /// <summary>Counts what was published, from 1; 0 where nothing ever was.</summary>
    public int CodeVersion { get; private set; }

    public Instant? CodeSince { get; private set; }

    /// <summary>Whether changed answers bring somebody back before the organizers.</summary>
    public bool ReviewsAgain { get; private set; }

    public static Admission Of(EventId id) => new() { EventId = id };

    public void Ask(IReadOnlyList<Question> questions, bool reviewsAgain, Instant now)
    {
        (Questions, ReviewsAgain) = (questions, reviewsAgain);
        Raise(new AdmissionChanged(EventId, now));
    }

    /// <summary>Another text is another version, which everybody is asked to accept anew. The same text is the same version.</summary>
    public void Publish(string? code, Instant now)
    {
        if (code == Code)
            return;
        Code = code;
        CodeSince = code is null ? null : now;
        if (code is null)
            return;
        CodeVersion++;
        Raise(new CodePublished(EventId, now));
    }
}

/// <summary>What is asked of those who want to come is another now: the form that shows it is made anew.</summary>
public sealed record AdmissionChanged(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>A code of conduct has another version: those who accepted an earlier one are asked again.</summary>
public sealed record CodePublished(EventId Event, Instant At) : Fact, IAboutEvent;
