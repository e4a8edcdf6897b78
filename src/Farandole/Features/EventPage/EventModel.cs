using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Blocks;
using NodaTime;

namespace Farandole.Features.EventPage;

/// <summary>What the page of an event shows.</summary>
public sealed record EventModel(EventAsSeen Seen, LinkPreview Preview)
{
    public required Instant Now { get; init; }

    /// <summary>The zone of the instance: the clock that its readers are held to have.</summary>
    public required string Home { get; init; }

    public required string Url { get; init; }

    public required string ShortUrl { get; init; }

    public required WhoComes Who { get; init; }

    /// <summary>The newest first; only of pieces that the reader may see.</summary>
    public required IReadOnlyList<EventChange> Changes { get; init; }

    public required Instant? StatusSince { get; init; }

    /// <summary>What the capabilities add, in the order of the page.</summary>
    internal IReadOnlyList<(BlockPlace Place, EventBlock Block)> Blocks { get; init; } = [];

    /// <summary>Other sites show public events only.</summary>
    public bool MayBeEmbedded => Seen is { IsListed: true, Visibility: Visibility.Public };

    /// <summary>A draft of whoever reads it, which somebody else of their group lets out.</summary>
    public bool IsProposal { get; init; }

    public bool Organizes => Seen.Standing == Standing.Organizer && !IsProposal;
}
