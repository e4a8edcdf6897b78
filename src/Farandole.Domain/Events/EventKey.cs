using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>What a key opens.</summary>
public enum KeyKind
{
    /// <summary>An event's backstage.</summary>
    Organizer,

    /// <summary>A private event, to read and to answer.</summary>
    Invitation,

    /// <summary>The instance's own desk: imports, events waiting for a steward, parked jobs.</summary>
    Instance,

    /// <summary>The door of an event: who comes by name, and that they are there. Nothing else, and not for long.</summary>
    Door,
}

/// <summary>A secret that opens an event. Only its hash is kept; each organizer has a key of their own.</summary>
public sealed class EventKey : Entity
{
    public const int MaxLabel = 80;

    private EventKey() { }

    public KeyId Id { get; private set; }

    /// <summary>Null for the instance's own key.</summary>
    public EventId? EventId { get; private set; }

    public KeyKind Kind { get; private set; }

    /// <summary>Whose it is, in the organizers' words; null for the first one.</summary>
    public string? Label { get; private set; }

    public string Selector { get; private set; } = "";

    public byte[] Hash { get; private set; } = [];

    /// <summary>The address that it was sent to; null when shown on the page only, or once erased.</summary>
    public string? Email { get; private set; }

    public byte[]? EmailHash { get; private set; }

    public string Language { get; private set; } = "fr";

    public Instant CreatedAt { get; private set; }

    /// <summary>When a key that went by letter was first used, which proves the address.</summary>
    public Instant? ConfirmedAt { get; private set; }

    /// <summary>The day only: finer would tell when somebody works.</summary>
    public LocalDate? LastUsedOn { get; private set; }

    public Instant? RevokedAt { get; private set; }

    /// <summary>Opens nothing after it; null for a key that lasts.</summary>
    public Instant? ExpiresAt { get; private set; }

    /// <summary>Since when its owner wants no news of who comes.</summary>
    public Instant? QuietSince { get; private set; }

    public static (EventKey Key, Secret Secret) Make(
        EventId? opens,
        KeyKind kind,
        string? label,
        string language,
        Instant now
    )
    {
        var secret = Secret.New(TypeOf(kind), bits: 256);
        return (
            new EventKey
            {
                Id = KeyId.New(),
                EventId = opens,
                Kind = kind,
                Label = label,
                Language = language,
                CreatedAt = now,
                Selector = secret.Selector,
                Hash = secret.Hash,
            },
            secret
        );
    }

    public static string TypeOf(KeyKind kind) =>
        kind switch
        {
            KeyKind.Organizer => "fo",
            KeyKind.Invitation => "fi",
            KeyKind.Instance => "fa",
            KeyKind.Door => "fd",
        };

    /// <summary>Goes to this address by letter.</summary>
    public void SendTo(EmailAddress address, byte[] hash) => (Email, EmailHash) = (address?.Value, hash);

    /// <summary>
    /// Another secret for the same key; the one before opens nothing from now on. A key that goes by letter is renewed
    /// just before, so that its secret never lies anywhere.
    /// </summary>
    public Secret Renew()
    {
        var secret = Secret.New(TypeOf(Kind), bits: 256);
        (Selector, Hash) = (secret.Selector, secret.Hash);
        return secret;
    }

    /// <summary>Ends by itself.</summary>
    public void EndAt(Instant end) => ExpiresAt = end;

    public bool HasEnded(Instant now) => ExpiresAt <= now;

    public bool Opens(Secret secret) => RevokedAt is null && secret is not null && secret.Opens(Hash);

    /// <summary>Was used; returns whether this is the first use of a key that went by letter.</summary>
    public bool Use(LocalDate today, Instant now)
    {
        LastUsedOn = today;
        if (Email is null || ConfirmedAt is not null)
            return false;
        ConfirmedAt = now;
        return true;
    }

    /// <summary>Whether news of who comes go to its address in the evening.</summary>
    public void WantNews(bool wanted, Instant now) => QuietSince = wanted ? null : QuietSince ?? now;

    public void Revoke(Instant now) => RevokedAt ??= now;

    /// <summary>Forgets the address; the key itself goes on.</summary>
    public void Forget() => (Email, EmailHash) = (null, null);
}
