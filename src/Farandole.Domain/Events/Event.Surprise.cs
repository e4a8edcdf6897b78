using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>What it is called wherever the guest of honour could read it; null when nothing is kept from anybody.</summary>
    public string? CoverTitle { get; private set; }

    /// <summary>Who must not know, as the organizers call them; for the guests.</summary>
    public string? SurpriseFor { get; private set; }

    /// <summary>When everybody may know: from then on all of it is as if it had never been a surprise.</summary>
    public Instant? SurpriseUntil { get; private set; }

    public bool IsSurprise(Instant now) => CoverTitle is not null && SurpriseUntil > now;

    /// <summary>What it is called outside the page itself: in previews, subjects, calendars.</summary>
    public string OutsideTitle(Instant now) => IsSurprise(now) ? CoverTitle! : Title;

    /// <summary>Not for who looks over somebody's shoulder: an inbox shows nothing of it.</summary>
    public bool IsQuiet(Instant now) => Visibility == Visibility.Private || IsSurprise(now);

    /// <summary>Keeps it from somebody until a moment.</summary>
    /// <exception cref="RuleBroken">It stands in the agenda, where nothing is secret; or it is cancelled or deleted.</exception>
    public void Surprise(Surprise surprise, string? by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(surprise);
        if (WhyNotSurprise() is { } why)
            throw new RuleBroken(why);
        (CoverTitle, SurpriseFor, SurpriseUntil) = (surprise.CoverTitle, surprise.For, surprise.Until);
        Note("surprise", by, now);
        // Calendars that have its true name get the other one.
        Touch(now, movesCalendars: true);
        Raise(new EventChanged(Id, now));
        Raise(new SurprisePlanned(Id, now));
    }

    /// <summary>Everybody may know; for what is no surprise nothing happens.</summary>
    public void EndSurprise(string? by, Instant now)
    {
        if (CoverTitle is null)
            return;
        (CoverTitle, SurpriseFor, SurpriseUntil) = (null, null, null);
        Note("surprise-over", by, now);
        Touch(now, movesCalendars: true);
        Raise(new EventChanged(Id, now));
    }

    /// <summary>Why it can be no surprise, or null.</summary>
    public Reason? WhyNotSurprise() =>
        WhyNotChange() is { } why ? why
        : Visibility == Visibility.Public ? Reasons.Public
        : null;
}

/// <summary>What is kept from whom: the name outside, the person's name if it is said, and until when.</summary>
public sealed record Surprise(string CoverTitle, string? For, Instant Until)
{
    public const int MaxFor = 80;
}
