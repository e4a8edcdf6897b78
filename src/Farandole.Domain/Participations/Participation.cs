using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Waiting;
using NodaTime;

namespace Farandole.Domain.Participations;

/// <summary>
/// One person's answer to one event, for a party of people. Seats are counted on the event by the caller, in the same
/// transaction: <see cref="Seats"/> says how many this answer holds.
/// </summary>
public sealed partial class Participation : Entity
{
    /// <summary>How long an answer holds its seats while its address is not confirmed.</summary>
    public static readonly Duration Hold = Duration.FromMinutes(30);

    /// <summary>An unconfirmed answer is erased after this.</summary>
    public static readonly Duration Unconfirmed = Duration.FromHours(24);

    public const int MaxName = 80;
    public const int MaxMessage = 1_000;

    private Participation() { }

    public ParticipationId Id { get; private set; }

    public EventId EventId { get; private set; }

    public Answer Answer { get; private set; }

    /// <summary>People, the one who answers included.</summary>
    public int Party { get; private set; }

    /// <summary>Seats that this answer holds on the event now.</summary>
    public int Seats { get; private set; }

    /// <summary>Null once erased, and of somebody who answered with a name alone.</summary>
    public string? Email { get; private set; }

    /// <summary>Keyed hash of the folded address: one answer per person and event. Of nobody where there is no address.</summary>
    public byte[] EmailHash { get; private set; } = [];

    public string? Name { get; private set; }

    /// <summary>A word to the organizers.</summary>
    public string? Message { get; private set; }

    public Exposure Exposure { get; private set; }

    /// <summary>Short, to show or to say at the door; unique within the event.</summary>
    public string Code { get; private set; } = "";

    public string TicketSelector { get; private set; } = "";

    public byte[] TicketHash { get; private set; } = [];

    /// <summary>The language that letters are written in.</summary>
    public string Language { get; private set; } = "fr";

    public bool WantsChanges { get; private set; } = true;

    public bool WantsReminder { get; private set; } = true;

    public bool WantsMessages { get; private set; } = true;

    public Instant CreatedAt { get; private set; }

    public Instant? ConfirmedAt { get; private set; }

    public Instant? WithdrawnAt { get; private set; }

    public Instant? RemovedAt { get; private set; }

    public bool IsIn => ConfirmedAt is not null && WithdrawnAt is null && RemovedAt is null;

    public bool IsComing => IsIn && Answer == Answer.Coming;

    public bool IsPending => ConfirmedAt is null && WithdrawnAt is null && RemovedAt is null;

    /// <summary>Takes somebody's answer, unconfirmed. The caller has taken <see cref="Seats"/> on the event.</summary>
    public static Participation Request(Event joined, NewAnswer given, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joined);
        ArgumentNullException.ThrowIfNull(given);
        if (JoinPolicy.WhyNotJoin(joined, given.Answer, given.Party, now) is { } why)
            throw new RuleBroken(why);
        var id = ParticipationId.New();
        var made = new Participation
        {
            Id = id,
            EmailHash = given.EmailHash ?? id.Value.ToByteArray(),
            EventId = joined.Id,
            CreatedAt = now,
            Answer = given.Answer,
            Party = given.Party,
            Seats = SeatsFor(given.Answer, given.Party),
            Email = given.Email?.Value,
            Name = given.Name,
            Message = given.Message,
            Exposure = given.Exposure,
            ProfileId = given.Profile,
            CircleId = CircleOf(given.Exposure, given.Circle),
            Language = given.Language,
            Code = given.Code,
            WantsReminder = given.WantsReminder,
            WantsMessages = given.WantsMessages,
            TicketSelector = given.Ticket.Selector,
            TicketHash = given.Ticket.Hash,
        };
        made.Raise(new AnswerGiven(made.Id, made.EventId, now));
        return made;
    }

    public static int SeatsFor(Answer answer, int party) => answer == Answer.Coming ? party : 0;

    /// <summary>The address is its owner's. The caller has made sure that the seats are held.</summary>
    public void Confirm(Instant now)
    {
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if (ConfirmedAt is not null)
            return;
        (ConfirmedAt, Seats) = (now, SeatsFor(Answer, Party));
        switch (Answer)
        {
            case Answer.Waiting:
                BeginWaiting(now);
                break;
            case Answer.Asking:
                Raise(new RequestMade(Id, EventId, now));
                break;
            default:
                Raise(new AnswerConfirmed(Id, EventId, now));
                break;
        }
    }

    /// <summary>The time that an unconfirmed answer holds its seats is over: somebody else may have them.</summary>
    public void LetGo(Instant now)
    {
        if (ConfirmedAt is not null || Seats == 0)
            return;
        Seats = 0;
        Raise(new SeatsLetGo(Id, EventId, now));
    }

    public Reason? WhyNotChange() =>
        RemovedAt is not null ? Reasons.Removed
        : WithdrawnAt is not null ? Reasons.Withdrawn
        : null;

    /// <summary>Another answer or number. The caller has taken or freed the difference of seats.</summary>
    public void Change(Answer answer, int party, Instant now)
    {
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if ((answer, party) == (Answer, Party))
            return;
        var before = Answer;
        (Answer, Party, Seats, OfferedUntil) = (answer, party, SeatsFor(answer, party), null);
        if (answer != Answer.Waiting)
            EndWaiting();
        if (ConfirmedAt is null)
            return;
        // Whoever was put on the list by the organizers was said yes to.
        if ((before, answer) == (Answer.Waiting, Answer.Coming))
            ApprovedAt ??= now;
        if (answer == Answer.Waiting && before != answer)
            BeginWaiting(now);
        else if (answer == Answer.Asking && before != answer)
            Raise(new RequestMade(Id, EventId, now));
        else
            Raise(
                (before, answer) == (Answer.Waiting, Answer.Coming)
                    ? new PlaceTaken(Id, EventId, now)
                    : new AnswerChanged(Id, EventId, now)
            );
    }

    /// <param name="name">How they are called here.</param>
    /// <param name="message">To the organizers.</param>
    /// <param name="exposure">Who sees that they come.</param>
    /// <param name="circle">The group of <see cref="Exposure.Circle"/>.</param>
    public void Introduce(string? name, string? message, Exposure exposure, GroupId? circle = null) =>
        (Name, Message, Exposure, CircleId) = (name, message, exposure, CircleOf(exposure, circle));

    public void Choose(bool changes, bool reminder, bool messages) =>
        (WantsChanges, WantsReminder, WantsMessages) = (changes, reminder, messages);

    /// <summary>Will not come. The caller frees the seats.</summary>
    public void Withdraw(Instant now)
    {
        if (WithdrawnAt is not null || RemovedAt is not null)
            return;
        (WithdrawnAt, Seats) = (now, 0);
        EndWaiting();
        if (ConfirmedAt is not null)
            Raise(new AnswerWithdrawn(Id, EventId, now));
    }

    /// <summary>Comes after all, as answered before. The caller has taken the seats.</summary>
    public void Return(Instant now)
    {
        if (RemovedAt is not null)
            throw new RuleBroken(Reasons.Removed);
        if (WithdrawnAt is null)
            return;
        (WithdrawnAt, Seats) = (null, SeatsFor(Answer, Party));
        if (ConfirmedAt is null)
            return;
        if (Answer == Answer.Waiting)
            BeginWaiting(now);
        else
            Raise(new AnswerChanged(Id, EventId, now));
    }

    /// <summary>Taken off the list by the organizers. The caller frees the seats.</summary>
    public void Remove(Instant now)
    {
        if (RemovedAt is not null)
            return;
        (RemovedAt, Seats) = (now, 0);
        EndWaiting();
        Raise(new ParticipantRemoved(Id, EventId, now));
    }

    /// <summary>Forgets who it was and ends the personal link; the number stays for the organizers' count.</summary>
    public void Forget()
    {
        (Email, Name, Message, EmailHash, AddressSince) = (null, null, null, Id.Value.ToByteArray(), null);
        // No secret opens a hash of nothing.
        (Code, TicketSelector, TicketHash) = ("", Secret.NewSelector(), new byte[32]);
    }
}

/// <summary>An answer as read at a door: checked, with its ticket and code made. Without an address it has no hash of one.</summary>
public sealed record NewAnswer(
    Answer Answer,
    int Party,
    EmailAddress? Email,
    byte[]? EmailHash,
    Secret Ticket,
    string Code
)
{
    public string? Name { get; init; }

    public string? Message { get; init; }

    public Exposure Exposure { get; init; } = Exposure.Organizers;

    /// <summary>Whose members see it, where it is for a circle.</summary>
    public GroupId? Circle { get; init; }

    /// <summary>The face that answers, of somebody who signed in; null of everybody else.</summary>
    public ProfileId? Profile { get; init; }

    public string Language { get; init; } = "fr";

    public bool WantsReminder { get; init; } = true;

    public bool WantsMessages { get; init; } = true;
}
