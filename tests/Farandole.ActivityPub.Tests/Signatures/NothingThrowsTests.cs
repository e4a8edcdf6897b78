using CsCheck;
using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Tests.Signatures;

/// <summary>Whatever stands in a header, it is refused and nothing breaks.</summary>
public sealed class NothingThrowsTests
{
    /// <summary>Letters that mean something to one of the parsers, more often than others.</summary>
    private static readonly Gen<string> Noise = Gen.OneOf(
            Gen.OneOf(
                "keyId=",
                "signature=",
                "headers=",
                "created=",
                "\"",
                ",",
                "=",
                ";",
                "(",
                ")",
                ":",
                "sig1=",
                "?1",
                "\\"
            ),
            Gen.OneOf(
                "(request-target)",
                "\"@method\"",
                "date",
                "keyid=\"https://a.example/ana#main-key\"",
                "AAAA",
                "1e9",
                "-",
                "."
            ),
            Gen.Char.AlphaNumeric.Select(c => c.ToString()),
            Gen.Char.Select(c => c.ToString())
        )
        .Array[0, 24]
        .Select(parts => string.Concat(parts));

    private readonly Town town = new();

    [Fact]
    public async Task Any_signature_is_refused() =>
        await Noise.SampleAsync(
            async text => Assert.NotNull(await WhyNotAsync(d => d["Signature"] = text)),
            iter: 5_000,
            threads: 1
        );

    [Fact]
    public async Task Any_input_of_a_signature_is_refused() =>
        await Noise.SampleAsync(
            async text =>
                Assert.NotNull(
                    await WhyNotAsync(d => (d["Signature"], d["Signature-Input"]) = ("sig1=:AAAA:", "sig1=" + text))
                ),
            iter: 5_000,
            threads: 1
        );

    [Fact]
    public async Task Any_digest_is_refused() =>
        await Noise.SampleAsync(
            async text => Assert.NotNull(await WhyNotAsync(d => d["Digest"] = "SHA-256=" + text)),
            iter: 2_000,
            threads: 1
        );

    private async Task<Refusal?> WhyNotAsync(Action<Draft> change) =>
        (await town.Verifier.VerifyInboxAsync(Signed().Then(change).Received(), default)).WhyNot;

    /// <summary>Signed once for all: only the headers matter.</summary>
    private static Draft Signed() =>
        new Draft().Then(d => (d["Digest"], d["Signature"]) = (Once["Digest"], Once["Signature"]));

    private static Draft Once { get; } = new Draft().Cavage();
}
