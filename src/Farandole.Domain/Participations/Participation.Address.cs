using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Participations;

public sealed partial class Participation
{
    /// <summary>When an address was added to what began as a name alone; null of everybody else.</summary>
    public Instant? AddressSince { get; private set; }

    /// <summary>Why no address can be added now; null when one can.</summary>
    public Reason? WhyNotAddAddress() => WhyNotChange() ?? (Email is null ? null : ParticipationReasons.HasAddress);

    /// <summary>Its owner has confirmed it. The caller knows that no other answer to this event has it.</summary>
    /// <exception cref="RuleBroken">There is one, or the answer is withdrawn or removed.</exception>
    public void AddAddress(NewAddress given, Instant now)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (WhyNotAddAddress() is { } why)
            throw new RuleBroken(why);
        (Email, EmailHash, AddressSince) = (given.Email, given.EmailHash, now);
        Raise(new AddressAdded(Id, EventId, now));
    }

    /// <summary>Why the address has to stay; null when it can go. Where an answer began with one, its event asks for it.</summary>
    public Reason? WhyNotDropAddress() =>
        WhyNotChange() is { } why ? why
        : AddressSince is null ? ParticipationReasons.NeedsAddress
        // Whom nobody can write to is told nothing: neither what is new, nor that there is a seat.
        : Answer is Answer.Interested or Answer.Waiting ? ParticipationReasons.NeedsAddress
        : null;

    /// <summary>A name alone, as it was.</summary>
    /// <exception cref="RuleBroken">The answer cannot be without it.</exception>
    public void DropAddress()
    {
        if (WhyNotDropAddress() is { } why)
            throw new RuleBroken(why);
        (Email, EmailHash, AddressSince) = (null, Id.Value.ToByteArray(), null);
    }
}

/// <summary>An address that somebody wants to add to their answer; its owner has not confirmed it.</summary>
public sealed class NewAddress
{
    /// <summary>Forgotten after this, as an answer that nobody confirmed.</summary>
    public static readonly Duration Kept = Participation.Unconfirmed;

    public ParticipationId ParticipationId { get; init; }

    public required string Email { get; init; }

    /// <summary>Keyed hash of the folded address.</summary>
    public required byte[] EmailHash { get; init; }

    public Instant GivenAt { get; init; }

    /// <summary>Whether it can be confirmed no more.</summary>
    public bool IsOver(Instant now) => GivenAt + Kept <= now;
}

/// <summary>Why something cannot be done with an answer.</summary>
public static class ParticipationReasons
{
    public static readonly Reason HasAddress = new("participation.has-address");

    /// <summary>It began with an address, or only a letter could tell what it asks for.</summary>
    public static readonly Reason NeedsAddress = new("participation.needs-address");

    /// <summary>The profile that answered is no member of that group.</summary>
    public static readonly Reason NotOfCircle = new("participation.not-of-circle");

    /// <summary>Another answer to the same event has this address.</summary>
    public static readonly Reason AddressTaken = new("participation.address-taken");
}
