using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using NodaTime;

namespace Farandole.Features.Shared.Answering;

/// <summary>
/// Takes an answer for another capability ("tell me more", for one person), inside its transaction: its address is
/// confirmed, stopped and erased as every other.
/// </summary>
internal interface ITakeAnswers
{
    Task<AnswerTaken> Take(Db db, GivenByAddress given, Instant now, CancellationToken ct);

    /// <summary>
    /// The answer of somebody on the guest list, through their own link or told to an organizer: it counts at once. It
    /// takes the address only where their letter's link proved it; who has answered with that address already keeps that
    /// answer, which is then returned, and otherwise gets its link by letter.
    /// </summary>
    Task<AnswerTaken> TakeAtOnce(Db db, GivenByGuest given, Instant now, CancellationToken ct);

    /// <summary>
    /// The answer of somebody on another server, which signed it: it counts at once, and nobody writes letters about it. Who
    /// has answered already keeps that answer, whatever became of it, which is then returned; nobody who is kept away has one.
    /// </summary>
    Task<AnswerTaken> TakeSigned(Db db, GivenElsewhere given, Instant now, CancellationToken ct);
}

/// <summary>Who answers, as read at a door.</summary>
internal sealed record GivenByAddress(EventId Event, EmailAddress Email, string Name, string Language);

/// <summary>What somebody on the guest list answers.</summary>
internal sealed record GivenByGuest(
    EventId Event,
    string Name,
    EmailAddress? Email,
    bool IsProven,
    Answer Answer,
    int Party,
    string? Message,
    string Language
);

/// <summary>What somebody on another server answers.</summary>
/// <param name="Event">To what.</param>
/// <param name="Person">Whose keyed hash stands for them, as that of an address does for others.</param>
/// <param name="Name">How they call themselves.</param>
/// <param name="Answer">What they say.</param>
/// <param name="Party">For how many people.</param>
/// <param name="Message">To the organizers.</param>
/// <param name="Language">That they are answered in.</param>
internal sealed record GivenElsewhere(
    EventId Event,
    RemotePerson Person,
    string Name,
    Answer Answer,
    int Party,
    string? Message,
    string Language
);

/// <summary>Why not, or the new answer; neither when the address is known: its owner then gets their link again.</summary>
internal sealed record AnswerTaken(Reason? Why, ParticipationId? Answer);
