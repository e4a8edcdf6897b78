using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>Somebody who asked to be told when something of an event becomes known; the address serves nothing else.</summary>
public sealed class Follower
{
    /// <summary>Who never confirmed is forgotten after this.</summary>
    public static readonly Duration Unconfirmed = Duration.FromHours(24);

    public long Id { get; private set; }

    public required EventId EventId { get; init; }

    public required string Email { get; init; }

    /// <summary>Keyed hash of the folded address: one letter a person and event.</summary>
    public required byte[] EmailHash { get; init; }

    /// <summary>The language that letters are written in.</summary>
    public required string Language { get; init; }

    public required string Selector { get; init; }

    public required byte[] Hash { get; init; }

    public required Instant CreatedAt { get; init; }

    public Instant? ConfirmedAt { get; private set; }

    /// <summary>The address is its owner's.</summary>
    public void Confirm(Instant now) => ConfirmedAt ??= now;
}
