using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.DatePolls;

/// <summary>Which dates are proposed, or what people say to them, is no longer what it was.</summary>
public sealed record PollChanged(EventId Event, Instant At) : Fact, IAboutEvent;
