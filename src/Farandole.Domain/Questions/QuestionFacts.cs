using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Questions;

/// <summary>Somebody asked something about an event; whether others see it yet is another matter.</summary>
public sealed record QuestionAsked(QuestionId Question, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>A question has an answer for the first time.</summary>
public sealed record QuestionAnswered(QuestionId Question, EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>What people see of an event's questions is another than before.</summary>
public sealed record QuestionsChanged(EventId Event, Instant At) : Fact, IAboutEvent;
