using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>An event became visible to those who may see it.</summary>
public sealed record EventPublished(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>A public event entered the agenda.</summary>
public sealed record EventListed(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Something that people see of an event changed; what, is in its change log.</summary>
public sealed record EventChanged(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Something that was awaited of an event can be seen by more people than before.</summary>
public sealed record PieceRevealed(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Something of an event is to be shown at a moment to come: its errand must be planned.</summary>
public sealed record RevealPlanned(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>A day was promised for something of an event: its organizers are reminded of it the day before.</summary>
public sealed record PromiseMade(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The organizers closed the doors: nobody is let in, and what was for some is hidden.</summary>
public sealed record DoorsClosed(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>An event will not take place.</summary>
public sealed record EventCancelled(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>An event is gone: its address answers 410 from now on.</summary>
public sealed record EventDeleted(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Who announced it is going: perhaps nobody can open it any more.</summary>
public sealed record EventLeftAlone(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The date of an event that was chosen together is picked.</summary>
public sealed record DatePicked(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The moment of an event is new, so what is planned around it (the reminder) must be planned again.</summary>
public sealed record EventScheduled(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Somebody must not know of it until a moment.</summary>
public sealed record SurprisePlanned(EventId Event, Instant At) : Fact;

/// <summary>Somebody else announces an event, or somebody does no more.</summary>
public sealed record HostsChanged(EventId Event, Instant At) : Fact, IAboutEvent;
