using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.DatePolls;

/// <summary>What somebody says to a proposed date.</summary>
public enum Vote
{
    Yes,
    IfNeedBe,
    No,
}

/// <summary>Somebody who says which dates suit: an answer, or a name alone with a link of its own.</summary>
public sealed class PollVoter : Entity
{
    public const int MaxName = 80;

    /// <summary>The type of the secret in the link of a name: <c>/d/{secret}</c>.</summary>
    public const string SecretType = "fd";

    private PollVoter() { }

    public VoterId Id { get; private set; }

    public EventId EventId { get; private set; }

    public ParticipationId? ParticipationId { get; private set; }

    public string? Name { get; private set; }

    public string? Selector { get; private set; }

    public byte[]? Hash { get; private set; }

    public Instant CreatedAt { get; private set; }

    public static PollVoter Of(EventId id, ParticipationId answer, Instant now) =>
        new()
        {
            Id = VoterId.New(),
            EventId = id,
            ParticipationId = answer,
            CreatedAt = now,
        };

    public static (PollVoter Voter, Secret Secret) Named(EventId id, string name, Instant now)
    {
        var secret = Secret.New(SecretType, bits: 192);
        return (
            new PollVoter
            {
                Id = VoterId.New(),
                EventId = id,
                Name = name,
                Selector = secret.Selector,
                Hash = secret.Hash,
                CreatedAt = now,
            },
            secret
        );
    }

    /// <summary>Has said what suits; the caller keeps the votes themselves.</summary>
    public void Say(Instant now) => Raise(new PollChanged(EventId, now));
}

/// <summary>What one voter says to one date.</summary>
public sealed record PollVote(VoterId VoterId, PollDateId DateId, Vote Vote);
