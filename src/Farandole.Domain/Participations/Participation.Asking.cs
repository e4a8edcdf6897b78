using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Participations;

public sealed partial class Participation
{
    /// <summary>When the organizers said no.</summary>
    public Instant? RefusedAt { get; private set; }

    /// <summary>Wants to come, and the organizers have not decided.</summary>
    public bool IsAsking => IsIn && Answer == Answer.Asking && RefusedAt is null;

    /// <summary>What an answer comes to: who was not said yes to can only ask to come.</summary>
    public Answer Settled(Event joined, Answer answer) =>
        IsLetIn && Answer is Answer.Coming or Answer.Waiting || ApprovedAt is not null
            ? answer
            : AskedOf(joined, answer);

    /// <summary>The same of somebody new.</summary>
    public static Answer AskedOf(Event joined, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return (joined.ApprovalSince, answer) switch
        {
            // Nobody is asked: then nobody need ask.
            (null, Answer.Asking) => Answer.Coming,
            (not null, Answer.Coming or Answer.Waiting) => Answer.Asking,
            _ => answer,
        };
    }

    private bool IsLetIn => ConfirmedAt is not null && RefusedAt is null;

    /// <summary>The organizers say yes. The caller has taken the seats.</summary>
    /// <exception cref="RuleBroken">They do not ask any more.</exception>
    public void Admit(Instant now)
    {
        if (!IsAsking)
            throw new RuleBroken(ApprovalReasons.NotAsking);
        (Answer, Seats) = (Answer.Coming, Party);
        Approve(now);
    }

    /// <summary>Not now: as soon as there is a seat, they come without being asked about again.</summary>
    public void PutOnList(Instant now)
    {
        if (!IsAsking)
            throw new RuleBroken(ApprovalReasons.NotAsking);
        Change(Answer.Waiting, Party, now);
    }

    /// <summary>The organizers say no.</summary>
    public void Refuse(Instant now)
    {
        if (!IsAsking)
            throw new RuleBroken(ApprovalReasons.NotAsking);
        RefusedAt = now;
        Raise(new AnswerRefused(Id, EventId, now));
    }

    /// <summary>Brings somebody back before the organizers: a decision was undone, or they say something else now. The caller frees the seats.</summary>
    public void AskAnew(Instant now)
    {
        if (!IsIn)
            return;
        (Answer, Seats, RefusedAt, ApprovedAt) = (Answer.Asking, 0, null, null);
        EndWaiting();
        Raise(new AnswerChanged(Id, EventId, now));
    }
}
