using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Guests;

/// <summary>A way in which people tell each other something.</summary>
public enum Channel
{
    /// <summary>By e-mail, which the product writes.</summary>
    Letter,

    /// <summary>By SMS or any messenger: a text to paste.</summary>
    Message,
    Phone,
    InPerson,
    Paper,
}

/// <summary>Somebody on the guest list is to get a letter.</summary>
public sealed record InvitationToSend(InviteeId Invitee, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Why something cannot be done with a guest list.</summary>
public static class GuestReasons
{
    /// <summary>They were told less than two days ago.</summary>
    public static readonly Reason TooSoon = new("guests.too-soon");

    public static readonly Reason NoAddress = new("guests.no-address");

    /// <summary>There is an answer: it is theirs to change.</summary>
    public static readonly Reason Answered = new("guests.answered");

    /// <summary>The list is as long as lists get.</summary>
    public static readonly Reason TooMany = new("guests.too-many");
}
