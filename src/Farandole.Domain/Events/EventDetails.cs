namespace Farandole.Domain.Events;

/// <summary>All that organizers say of an event, read and checked: what a form or an API call becomes.</summary>
public sealed record EventDetails
{
    public required string Title { get; init; }

    public required Schedule Schedule { get; init; }

    /// <summary>The day is not known yet: the schedule only keeps its place (<see cref="Schedule.Unsaid"/>).</summary>
    public bool DateIsToCome { get; init; }

    public Place? Place { get; init; }

    /// <summary>As written (Markdown), and as shown (sanitized HTML made from it).</summary>
    public string? Text { get; init; }

    public string? Html { get; init; }

    public string? OnlineLink { get; init; }

    /// <summary>How to reach the organizers, as they wrote it; shown on the page.</summary>
    public string? Contact { get; init; }

    /// <summary>Of the event itself: <c>fr</c>, <c>en</c> or another BCP 47 tag.</summary>
    public string Language { get; init; } = "fr";

    /// <summary>In words: "Prix libre", "5 €"; null when nothing is said.</summary>
    public string? Price { get; init; }

    public bool IsFree { get; init; }

    public Accessibility Accessibility { get; init; }

    public Visibility Visibility { get; init; } = Visibility.Public;

    /// <summary>People, at least 1; null is without limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>Whether one may answer with a name and no address: nobody then knows who it was.</summary>
    public bool TakesNames { get; init; }

    public const int MaxTitle = 150;
    public const int MaxText = 20_000;
    public const int MaxLine = 200;
    public const int MaxLink = 1_000;
    public const int MaxCapacity = 1_000_000;
}
