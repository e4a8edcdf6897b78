using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Needs;

/// <summary>A line of the bring list, or who does it, is no longer what it was.</summary>
public sealed record NeedsChanged(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Somebody will not do after all what they had said.</summary>
public sealed record NeedFreed(EventId Event, Instant At) : Fact, IAboutEvent;
