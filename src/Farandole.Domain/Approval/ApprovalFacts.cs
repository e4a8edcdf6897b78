using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Approval;

/// <summary>Somebody asks to come, from an address that is theirs.</summary>
public sealed record RequestMade(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;
