using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Afterwards;

/// <summary>What the organizers say when their event is over: thanks on its page, one letter, and who sees the pictures.</summary>
public sealed class Afterword : Entity
{
    public const int MaxText = 2_000;
    public const int MaxSubject = 120;

    /// <summary>The choices there are for pictures: whoever opens the page, those who answered, the organizers.</summary>
    public static readonly IReadOnlyList<Audience> Audiences =
    [
        Audience.HasLink,
        Audience.Confirmed,
        Audience.Organizers,
    ];

    private Afterword() { }

    public EventId EventId { get; private set; }

    /// <summary>The word of thanks, as typed; null as long as there is none.</summary>
    public string? Text { get; private set; }

    public string? Html { get; private set; }

    /// <summary>Who sees the pictures: one of <see cref="Audiences"/>.</summary>
    public Audience Audience { get; private set; } = Audience.Confirmed;

    /// <summary>Since when the page says how many came; null where it does not.</summary>
    public Instant? FiguresSince { get; private set; }

    /// <summary>When the letter to those who came left; there is one only.</summary>
    public Instant? LetterAt { get; private set; }

    /// <summary>Null a month after the event, when nobody is left to read it.</summary>
    public string? LetterSubject { get; private set; }

    public string? LetterText { get; private set; }

    /// <summary>How many it went to.</summary>
    public int? LetterReaders { get; private set; }

    public static Afterword Of(EventId @event) => new() { EventId = @event };

    /// <summary>Why nothing can be said of it yet, or ever; null when it can.</summary>
    public static Reason? WhyNot(Event about, Instant now)
    {
        ArgumentNullException.ThrowIfNull(about);
        return about.WhyNotChange()
            ?? (about.IsDraft || !about.HasDate || !about.IsOver(now) ? AfterwardsReasons.NotYet : null);
    }

    /// <summary>What one must be to see the pictures. Where the organizers say yes to each, an answer alone is not enough.</summary>
    public static Standing Least(Audience audience, bool isOnRequest) =>
        Disclosure.Least(audience == Audience.Confirmed && isOnRequest ? Audience.Approved : audience);

    /// <summary>Says thanks on the page, or takes it back, and says how many came, or not.</summary>
    public void Thank(string? text, string? html, bool withFigures, Instant now)
    {
        (Text, Html) = (text, html);
        FiguresSince = withFigures ? FiguresSince ?? now : null;
        Raise(new AfterwardsChanged(EventId, now));
    }

    /// <summary>From the next request on the pictures are for these.</summary>
    public void ShowTo(Audience audience, Instant now)
    {
        Audience = audience;
        Raise(new AfterwardsChanged(EventId, now));
    }

    /// <summary>Why no letter can be written; null when one can.</summary>
    public Reason? WhyNotWrite() => LetterAt is null ? null : AfterwardsReasons.LetterSent;

    /// <summary>The letter leaves.</summary>
    /// <exception cref="RuleBroken">One has left already.</exception>
    public void Write(string subject, string text, int readers, Instant now)
    {
        if (WhyNotWrite() is { } why)
            throw new RuleBroken(why);
        (LetterSubject, LetterText, LetterReaders, LetterAt) = (subject, text, readers, now);
    }
}
