using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;

namespace Farandole.Features.DatePolls;

/// <summary>A date poll as one viewer may see it, and what they typed.</summary>
public sealed record PollModel(EventAsSeen Seen, DatePoll Poll, IReadOnlyList<DateAsSeen> Dates)
{
    /// <summary>Everybody who answered, as far as this viewer may know; empty where results are hidden.</summary>
    public IReadOnlyList<VoterAsSeen> Voters { get; init; } = [];

    public bool IsClosed { get; init; }

    public bool ShowsResults { get; init; }

    /// <summary>Comes, or has answered with a name before.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The link of a name, when that is how they came.</summary>
    public string? As { get; init; }

    /// <summary>The name behind that link.</summary>
    public string? OwnName { get; init; }

    /// <summary>Whether a name is enough: on an event that is not public.</summary>
    public bool TakesNames => Seen.Visibility != Visibility.Public;

    /// <summary>What this viewer has said, or has just typed.</summary>
    public IReadOnlyDictionary<PollDateId, Vote> Mine { get; init; } = new Dictionary<PollDateId, Vote>();

    public string? Name { get; init; }

    public string? Email { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The proposals are others than those that were answered to.</summary>
    public bool HasChanged { get; init; }

    public int People { get; init; }
}

/// <summary>A proposed date and how many say what to it.</summary>
public sealed record DateAsSeen(PollDate Date, int Yes, int IfNeedBe, int No)
{
    public bool IsBest { get; init; }
}

/// <summary>One who answered. The name is null where this viewer may not know it.</summary>
public sealed record VoterAsSeen(string? Name, bool IsMine, IReadOnlyDictionary<PollDateId, Vote> Votes);
