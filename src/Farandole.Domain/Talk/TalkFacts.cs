using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Talk;

/// <summary>Somebody said something in an event's talk.</summary>
public sealed record MessageSaid(MessageId Message, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>An event's talk is another than before: opened, frozen, a message removed or pinned, somebody blocked.</summary>
public sealed record TalkChanged(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The organizers announced something on the page.</summary>
public sealed record AnnouncementMade(EventId Event, Instant At) : Fact, IAboutEvent;
