using Farandole.Domain.Events;

namespace Farandole.Features.Announcing;

/// <summary>The page on which an event is changed.</summary>
public sealed record EditEventModel(EventInput Input, string Path, int Revision)
{
    public required string Title { get; init; }

    /// <summary>The last change that the page was made from; later ones are news to its reader.</summary>
    public required long Seen { get; init; }

    public IReadOnlyList<FieldTrouble> Troubles { get; init; } = [];

    /// <summary>What somebody else changed since the page was opened; empty when nobody did.</summary>
    public IReadOnlyList<EventChange> Meanwhile { get; init; } = [];

    public bool IsConflict { get; init; }

    public bool HasPicture { get; init; }

    public required string CoverUrl { get; init; }

    public int SeatsTaken { get; init; }

    /// <summary>As the status form has it: a word of the API.</summary>
    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public string? StatusLink { get; init; }

    public IReadOnlyList<FieldTrouble> StatusTroubles { get; init; } = [];

    /// <summary>Somebody else lets it out: whoever reads this changes its words and nothing more.</summary>
    public bool IsProposal { get; init; }

    public string Back => IsProposal ? Path : $"{Path}/manage";

    internal static string BackFrom(Domain.Kernel.EventId edited, bool isProposal) =>
        isProposal ? $"/events/{edited}" : $"/events/{edited}/manage";

    internal static EditEventModel Of(Event edited, long seen, bool isProposal) =>
        new(EventInput.Of(edited), $"/events/{edited.Id}", edited.Revision)
        {
            Title = edited.Title,
            IsProposal = isProposal,
            Seen = seen,
            HasPicture = edited.Picture is not null,
            CoverUrl = Shared.EventAsSeen.By(Standing.Organizer, edited, edited.UpdatedAt).CoverPath,
            SeatsTaken = edited.SeatsTaken,
            Status = Shared.EventAsJson.Word(edited.Status),
            StatusReason = edited.StatusReason,
            StatusLink = edited.OnlineLink,
        };
}
