using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using NodaTime;

namespace Farandole.Features.Needs;

/// <summary>An event's bring list as one viewer may see it.</summary>
public sealed record NeedsModel(EventAsSeen Seen, IReadOnlyList<NeedAsSeen> Lines)
{
    public required NeedList Rules { get; init; }

    /// <summary>Why nothing can be changed by this viewer now; null when it can.</summary>
    internal Reason? Closed { get; init; }

    public bool Organizes { get; init; }

    /// <summary>Comes, or has said a first name before: one tap is enough.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The link of a first name, when that is how they came.</summary>
    public string? As { get; init; }

    public bool TakesNames => Rules.TakesNamesAlone(Seen.Visibility);

    public bool MayClaim => Closed is null && (IsKnown || Organizes || TakesNames);

    public bool MayOffer => MayClaim && !Organizes && Rules.TakesOffers;

    /// <summary>Nobody who does not come yet can take anything: they are told how.</summary>
    public bool MustAnswerFirst => Closed is null && !MayClaim;

    public LocalDate? LastDay => Rules.LastDay;

    public int? PerPerson => Rules.PerPerson;

    /// <summary>How many lines there are, also where only the first are shown.</summary>
    public required int All { get; init; }

    /// <summary>Those that nobody need take on any more.</summary>
    public required int Taken { get; init; }

    public bool HasMore => Lines.Count(l => l.Need.WithdrawnAt is null) < All;

    public IEnumerable<NeedAsSeen> OfKind(NeedKind kind) => Lines.Where(l => l.Need.Kind == kind);
}

/// <summary>A line, and who does it as far as this viewer may know.</summary>
public sealed record NeedAsSeen(Need Need, IReadOnlyList<ClaimAsSeen> Claims)
{
    public IEnumerable<ClaimAsSeen> Mine => Claims.Where(c => c.IsMine);

    /// <summary>Units that this viewer has taken themselves.</summary>
    public int Own => Claims.Where(c => c is { IsMine: true, IsForOther: false }).Sum(c => c.Quantity);
}

/// <summary>Somebody's promise. Name and word are null where this viewer may not know them.</summary>
public sealed record ClaimAsSeen(ClaimId Id, string? Name, int Quantity, string? Note)
{
    public bool IsMine { get; init; }

    public bool IsForOther { get; init; }

    /// <summary>Drives the car, offers the bed.</summary>
    public bool Offers { get; init; }
}

/// <summary>One line, and what a form about it brought back.</summary>
public sealed record ClaimModel(NeedsModel List, NeedAsSeen Line)
{
    public string? Name { get; init; }

    public string? ForName { get; init; }

    public string? Quantity { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
