namespace Farandole.ActivityPub.Signatures;

/// <summary>A key whose owner was asked and said that it is theirs.</summary>
public sealed record KnownKey(string KeyId, string Owner, string Pem, DateTimeOffset FetchedAt)
{
    private readonly Lazy<PublicKey?> key = new(() => PublicKey.FromPem(Pem));

    /// <summary>Itself, read once: that takes longer than proving a signature. Null when it is no key that we take.</summary>
    public PublicKey? Key => key.Value;
}

/// <summary>Where the host keeps keys between requests; one per id.</summary>
public interface IKeyStore
{
    ValueTask<KnownKey?> FindAsync(string keyId, CancellationToken ct);

    /// <summary>Takes the place of what was kept under the same id.</summary>
    ValueTask KeepAsync(KnownKey key, CancellationToken ct);
}

/// <summary>A key, or why there is none: exactly one of the two.</summary>
public readonly record struct KeyFound(KnownKey? Key, Refusal? WhyNot);
