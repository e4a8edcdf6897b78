using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Participations;

/// <summary>Somebody answered with an address that is not confirmed yet.</summary>
public sealed record AnswerGiven(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The address of an answer is its owner's: the answer counts.</summary>
public sealed record AnswerConfirmed(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Who answered with a name alone has an address now, which is theirs.</summary>
public sealed record AddressAdded(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>A confirmed answer is another one now (number, answer).</summary>
public sealed record AnswerChanged(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The organizers said yes to somebody.</summary>
public sealed record AnswerApproved(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The organizers said no to somebody.</summary>
public sealed record AnswerRefused(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Somebody will not come after all.</summary>
public sealed record AnswerWithdrawn(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The organizers took somebody off the list.</summary>
public sealed record ParticipantRemoved(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>The seats of an answer that nobody confirmed in time are anybody's again.</summary>
public sealed record SeatsLetGo(ParticipationId Participation, EventId Event, Instant At) : Fact, IAboutEvent;
