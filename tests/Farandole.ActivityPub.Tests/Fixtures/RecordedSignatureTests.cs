using System.Globalization;
using System.Text;
using System.Text.Json;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Signatures;
using Farandole.ActivityPub.Tests.Signatures;

namespace Farandole.ActivityPub.Tests.Fixtures;

/// <summary>Requests that five kinds of servers signed, and the same with something changed.</summary>
public sealed class RecordedSignatureTests : IKeyStore
{
    private readonly Dictionary<string, KnownKey> keys = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names
    {
        get
        {
            TheoryData<string> names = [.. Recorded.Files("signatures", ".json").Select(f => Path.GetFileName(f)!)];
            return names.Count > 0 ? names : ["none.json"];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_recorded_request_is_believed_unless_it_was_tampered_with(string name)
    {
        using var document = JsonDocument.Parse(Recorded.Bytes("signatures/" + name));
        var recorded = document.RootElement;
        var request = Request(recorded);
        var isRead = request.Method == "GET";
        var keyId = recorded.GetProperty("keyId").GetString()!;
        using var body = JsonDocument.Parse(isRead ? "{}"u8.ToArray() : request.Body);
        var owner = isRead
            ? keyId.Split('#')[0].Replace("/main-key", "", StringComparison.Ordinal)
            : body.RootElement.GetProperty("actor").GetString()!;
        keys[keyId] = new KnownKey(keyId, owner, recorded.GetProperty("publicKeyPem").GetString()!, default);
        var verifier = Verifier(recorded);
        var verdict = isRead
            ? await verifier.VerifyReaderAsync(request, Ct)
            : await verifier.VerifyInboxAsync(request, Ct);
        Assert.Equal(name.StartsWith("neg-", StringComparison.Ordinal), verdict.WhyNot is not null);
        Assert.NotEqual(Refusal.KeyNotFound, verdict.WhyNot);
        if (verdict.WhyNot is null)
            Assert.Equal(owner, verdict.Actor);
    }

    [Theory]
    [InlineData("neg-body-tampered.json", Refusal.WrongDigest)]
    [InlineData("neg-body-tampered-digest-recomputed.json", Refusal.WrongSignature)]
    [InlineData("neg-date-stale.json", Refusal.TooOld)]
    [InlineData("neg-digest-missing-from-signed-list.json", Refusal.DigestNotSigned)]
    [InlineData("neg-path-changed.json", Refusal.WrongSignature)]
    public async Task A_tampered_request_is_refused_for_what_was_done_to_it(string name, Refusal whyNot)
    {
        using var document = JsonDocument.Parse(Recorded.Bytes("signatures/" + name));
        var recorded = document.RootElement;
        var keyId = recorded.GetProperty("keyId").GetString()!;
        keys[keyId] = new KnownKey(
            keyId,
            keyId.Split('#')[0],
            recorded.GetProperty("publicKeyPem").GetString()!,
            default
        );
        Assert.Equal(whyNot, (await Verifier(recorded).VerifyInboxAsync(Request(recorded), Ct)).WhyNot);
    }

    public ValueTask<KnownKey?> FindAsync(string keyId, CancellationToken ct) =>
        ValueTask.FromResult(keys.GetValueOrDefault(keyId));

    public ValueTask KeepAsync(KnownKey key, CancellationToken ct) => ValueTask.CompletedTask;

    private RequestVerifier Verifier(JsonElement recorded)
    {
        var received = DateTimeOffset.Parse(
            recorded.GetProperty("receivedAt").GetString()!,
            CultureInfo.InvariantCulture
        );
        // Only the stale one says when to look at it: "receivedAt+13h".
        var late = recorded.TryGetProperty("verifyAt", out _) ? TimeSpan.FromHours(13) : TimeSpan.Zero;
        var clock = new StoppedClock { Now = received + late };
        var ring = new KeyRing(this, (_, _) => Task.FromResult(FoundDocument.Not(FetchRefusal.NoAnswer)), clock);
        return new RequestVerifier(ring, new RecentSignatures(clock), clock, SignatureWindow.Hour);
    }

    private static ReceivedRequest Request(JsonElement recorded) =>
        new()
        {
            Method = recorded.GetProperty("method").GetString()!,
            Target = recorded.GetProperty("requestTarget").GetString()!,
            Authority = new Uri(recorded.GetProperty("targetUri").GetString()!).Authority,
            Headers =
            [
                .. recorded
                    .GetProperty("rawHeaders")
                    .EnumerateArray()
                    .Select(h => KeyValuePair.Create(h[0].GetString()!, h[1].GetString()!)),
            ],
            Body = Encoding.UTF8.GetBytes(recorded.GetProperty("body").GetString()!),
        };
}
