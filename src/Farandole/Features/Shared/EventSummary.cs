using NodaTime;

namespace Farandole.Features.Shared;

/// <summary>What a card or a line of the agenda shows of an event: already disclosed to the one who reads.</summary>
public sealed record EventSummary(string Url, string Title, string CoverUrl, LocalDate Day)
{
    /// <summary>On the clock of the event's own zone.</summary>
    public LocalTime? Time { get; init; }

    public LocalTime? EndTime { get; init; }

    /// <summary>Of what goes on for days: a festival, an exhibition.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>The zone's name in words, only where it differs from the reader's.</summary>
    public string? Zone { get; init; }

    public string? Place { get; init; }

    public string? Organizer { get; init; }

    public EventState State { get; init; }

    /// <summary>The day when <see cref="State"/> was announced.</summary>
    public LocalDate? StateSince { get; init; }

    public string? Price { get; init; }

    public IReadOnlyList<Label> Labels { get; init; } = [];
}

/// <summary>Confirmed needs no word; every other state is said on the card.</summary>
public enum EventState
{
    Confirmed,
    Tentative,
    Postponed,
    Online,
    Cancelled,
}

/// <summary>A small label: words, an icon of <c>Icons</c>, a tone (<c>ok sun danger sky rose brand flame</c>).</summary>
public sealed record Label(string Text, string? Icon = null, string? Tone = null);
