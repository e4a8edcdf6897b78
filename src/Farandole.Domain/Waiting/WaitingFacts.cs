using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Waiting;

/// <summary>Somebody is on the waiting list from now on, last of all.</summary>
public sealed record WaitingBegun(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Seats are held for somebody who waited, until a moment.</summary>
public sealed record PlaceOffered(ParticipationId Participation, EventId Event, Instant Until, Instant At)
    : Fact,
        IAboutEvent;

/// <summary>Seats are free at the last minute: the first of those who are told has them.</summary>
public sealed record PlaceCalled(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Somebody who waited comes.</summary>
public sealed record PlaceTaken(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Seats were offered and nobody said yes in time.</summary>
public sealed record OfferLapsed(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;
