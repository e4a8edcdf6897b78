using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Approval;

/// <summary>What somebody said to be let in: answers to the questions, the code that they accepted, what was asked back.</summary>
public sealed class Request
{
    private Request() { }

    public ParticipationId ParticipationId { get; private set; }

    public EventId EventId { get; private set; }

    /// <summary>By the ids of the questions.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    /// <summary>The version that was accepted, and when.</summary>
    public int? CodeVersion { get; private set; }

    public Instant? CodeAcceptedAt { get; private set; }

    /// <summary>What the organizers want to know besides.</summary>
    public string? AskedBack { get; private set; }

    public Instant? AskedBackAt { get; private set; }

    public string? Reply { get; private set; }

    public Instant? RepliedAt { get; private set; }

    public static Request Of(ParticipationId participation, EventId id) =>
        new() { ParticipationId = participation, EventId = id };

    public void Say(IReadOnlyDictionary<string, string> answers) => Answers = answers;

    public void Accept(int version, Instant now)
    {
        if (CodeVersion != version)
            (CodeVersion, CodeAcceptedAt) = (version, now);
    }

    public void AskBack(string question, Instant now) =>
        (AskedBack, AskedBackAt, Reply, RepliedAt) = (question, now, null, null);

    public void Answer(string reply, Instant now) => (Reply, RepliedAt) = (reply, now);

    /// <summary>Forgets the answers whose time is over.</summary>
    public void Forget(IReadOnlySet<string> questions) =>
        Answers = Answers.Where(a => !questions.Contains(a.Key)).ToDictionary();
}
