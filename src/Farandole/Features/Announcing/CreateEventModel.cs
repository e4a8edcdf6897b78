using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>The page on which an event is created.</summary>
public sealed record CreateEventModel(EventInput Input, string EventId, string Seal)
{
    public IReadOnlyList<FieldTrouble> Troubles { get; init; } = [];

    /// <summary>In whose name who fills it in may announce.</summary>
    internal IReadOnlyList<HostChoice> Hosts { get; init; } = [];

    /// <summary>Zero bits that the browser must find before it sends; 0 for none.</summary>
    public int Work { get; init; }

    /// <summary>What the event will look like, as far as it is known.</summary>
    public required EventSummary Card { get; init; }

    /// <summary>Asked for by the button: shown large, above the form.</summary>
    public bool ShowsPreview { get; init; }

    /// <summary>When the address is erased, once the date is known.</summary>
    public LocalDate? ErasedOn { get; init; }

    /// <summary>The event that is organized again; null when it is a new one.</summary>
    public EventBefore? From { get; init; }
}

/// <summary>An event that another is made like.</summary>
public sealed record EventBefore(string Id, string Title, bool HadPicture);
