using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>An event became visible to those who may see it.</summary>
public sealed record EventPublished(EventId Event, Instant At) : Fact;

/// <summary>A public event entered the agenda.</summary>
public sealed record EventListed(EventId Event, Instant At) : Fact;

/// <summary>Something that people see of an event changed; what, is in its change log.</summary>
public sealed record EventChanged(EventId Event, Instant At) : Fact;

/// <summary>An event will not take place.</summary>
public sealed record EventCancelled(EventId Event, Instant At) : Fact;

/// <summary>An event is gone: its address answers 410 from now on.</summary>
public sealed record EventDeleted(EventId Event, Instant At) : Fact;

/// <summary>The moment of an event is new, so what is planned around it (the reminder) must be planned again.</summary>
public sealed record EventScheduled(EventId Event, Instant At) : Fact;
