using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Needs;

/// <summary>Somebody who takes something on: an answer, or a first name alone with a link of its own.</summary>
public sealed class Claimant : Entity
{
    public const int MaxName = 80;

    /// <summary>The type of the secret in the link of a first name: <c>/c/{secret}</c>.</summary>
    public const string SecretType = "fc";

    private Claimant() { }

    public ClaimantId Id { get; private set; }

    public EventId EventId { get; private set; }

    public ParticipationId? ParticipationId { get; private set; }

    /// <summary>Null for an answer, whose name and exposure count as they are now.</summary>
    public string? Name { get; private set; }

    public string? Selector { get; private set; }

    public byte[]? Hash { get; private set; }

    public Instant CreatedAt { get; private set; }

    public static Claimant Of(EventId id, ParticipationId answer, Instant now) =>
        new()
        {
            Id = ClaimantId.New(),
            EventId = id,
            ParticipationId = answer,
            CreatedAt = now,
        };

    public static (Claimant Claimant, Secret Secret) Named(EventId id, string name, Instant now)
    {
        var secret = Secret.New(SecretType, bits: 192);
        return (
            new Claimant
            {
                Id = ClaimantId.New(),
                EventId = id,
                Name = name,
                CreatedAt = now,
                Selector = secret.Selector,
                Hash = secret.Hash,
            },
            secret
        );
    }
}
