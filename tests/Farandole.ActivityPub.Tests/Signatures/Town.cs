using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Signatures;
using Farandole.ActivityPub.Tests.Reading;

namespace Farandole.ActivityPub.Tests.Signatures;

/// <summary>Servers with actors and keys; a verifier that asks them, and counts how often.</summary>
internal sealed class Town : IKeyStore
{
    public const string Ana = "https://a.example/ana";
    public const string Bob = "https://a.example/bob";
    public const string Eve = "https://evil.example/eve";

    /// <summary>Made once: a key takes longer than all tests that use it.</summary>
    public static readonly IReadOnlyDictionary<string, RSA> Pairs = new[] { Ana, Bob, Eve, "next" }.ToDictionary(
        name => name,
        _ => RSA.Create(2048)
    );

    private readonly ConcurrentDictionary<string, KnownKey> known = new();

    public Town()
    {
        foreach (var actor in new[] { Ana, Bob, Eve })
            Actor(actor, Pairs[actor].ExportSubjectPublicKeyInfoPem());
        Verifier = new RequestVerifier(
            new KeyRing(this, AnswerAsync, Clock),
            new RecentSignatures(Clock),
            Clock,
            SignatureWindow.Hour
        );
    }

    public StoppedClock Clock { get; } = new();

    public RequestVerifier Verifier { get; }

    public List<string> Asked { get; } = [];

    public Dictionary<string, string> Documents { get; } = [];

    public HashSet<string> Gone { get; } = [];

    public void Actor(string id, string pem, string? keyId = null, string? owner = null) =>
        Documents[id] = JsonSerializer.Serialize(
            new
            {
                id,
                type = "Person",
                publicKey = new
                {
                    id = keyId ?? id + "#main-key",
                    owner = owner ?? id,
                    publicKeyPem = pem,
                },
            }
        );

    public ValueTask<KnownKey?> FindAsync(string keyId, CancellationToken ct) =>
        ValueTask.FromResult(known.GetValueOrDefault(keyId));

    public ValueTask KeepAsync(KnownKey key, CancellationToken ct)
    {
        known[key.KeyId] = key;
        return ValueTask.CompletedTask;
    }

    private Task<FoundDocument> AnswerAsync(string id, CancellationToken ct)
    {
        Asked.Add(id);
        return Task.FromResult(
            Gone.Contains(id) ? FoundDocument.Not(FetchRefusal.Gone)
            : Documents.TryGetValue(id, out var json) ? FoundDocument.Of(Say.This(json))
            : FoundDocument.Not(FetchRefusal.NotThere)
        );
    }
}
