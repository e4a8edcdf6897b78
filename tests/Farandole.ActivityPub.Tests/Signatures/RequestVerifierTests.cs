using System.Security.Cryptography;
using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Tests.Signatures;

public sealed class RequestVerifierTests
{
    private static readonly IReadOnlyDictionary<string, Func<Draft>> Honest = new Dictionary<string, Func<Draft>>
    {
        ["usual"] = () => new Draft().Cavage(),
        ["with everything"] = () => new Draft().Cavage("(request-target) content-type date digest host"),
        ["capitals in the list"] = () => new Draft().Cavage("(request-target) Host Date Digest"),
        ["without algorithm"] = () => new Draft { Algorithm = null }.Cavage(),
        ["hs2019 with a date"] = () => new Draft { Algorithm = "hs2019" }.Cavage(),
        ["hs2019 created"] = () =>
            new Draft { Algorithm = "hs2019", Created = Draft.Seconds(StoppedClock.Noon) }.Cavage(
                "(request-target) (created) host digest"
            ),
        ["spaces and no quotes"] = () =>
            new Draft()
                .Cavage()
                .Then(d =>
                    d["Signature"] = d["Signature"]
                        .Replace(",", " , ", StringComparison.Ordinal)
                        .Replace("\"rsa-sha256\"", "rsa-sha256", StringComparison.Ordinal)
                ),
        ["query left out"] = () => new Draft().Cavage().Then(d => d.Target = "/inbox?author=1"),
        ["query signed"] = () => new Draft { Target = "/inbox?author=1" }.Cavage(),
        ["host without port"] = () => new Draft().Cavage().Then(d => d.Authority = "x.example:8443"),
        ["digest in small letters"] = () =>
            new Draft().Then(d => d["Digest"] = "sha-256=" + Convert.ToBase64String(SHA256.HashData(d.Body))).Cavage(),
        ["digest of 512 bits"] = () =>
            new Draft()
                .Then(d => d["Digest"] = "unixsum=1, SHA-512=" + Convert.ToBase64String(SHA512.HashData(d.Body)))
                .Cavage(),
        ["Mobilizon"] = () =>
            new Draft()
                .Then(d => d["Content-Length"] = "100")
                .Cavage("(request-target) host content-length digest date"),
        ["an hour late"] = () =>
            new Draft().Then(d => d["Date"] = Draft.At(StoppedClock.Noon.AddMinutes(-60))).Cavage(),
        ["other content type"] = () =>
            new Draft()
                .Then(d =>
                    d["Content-Type"] = "Application/LD+JSON ; profile=\"https://www.w3.org/ns/activitystreams\""
                )
                .Cavage(),
        ["9421"] = () => new Draft().Rfc9421(),
        ["9421 Fedify"] = () =>
            new Draft().Rfc9421(
                "\"@method\" \"@target-uri\" \"@authority\" \"host\" \"date\" \"content-digest\"",
                $";alg=\"rsa-v1_5-sha256\";keyid=\"{Town.Ana}#main-key\";created={Draft.Seconds(StoppedClock.Noon)}"
            ),
        ["9421 all parts"] = () =>
            new Draft { Target = "/inbox?a=b?c" }.Rfc9421(
                "\"@method\" \"@target-uri\" \"@scheme\" \"@path\" \"@query\" \"@request-target\" \"content-digest\""
            ),
        ["9421 with spaces"] = () =>
            new Draft().Rfc9421().Then(d => d["Signature-Input"] = "  " + d["Signature-Input"] + " "),
        ["9421 second fits"] = () => new Draft().Rfc9421("\"@method\"").Rfc9421(label: "sig2"),
        ["9421 expires later"] = () =>
            new Draft().Rfc9421(
                parameters: $";created={Draft.Seconds(StoppedClock.Noon)};expires={Draft.Seconds(StoppedClock.Noon.AddMinutes(1))};keyid=\"{Town.Ana}#main-key\""
            ),
    };

    public static TheoryData<string> Names => [.. Honest.Keys];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_honest_servers_sign_is_believed(string name)
    {
        var verdict = await new Town().Verifier.VerifyInboxAsync(Honest[name]().Received(), Ct);
        Assert.Null(verdict.WhyNot);
        Assert.Equal((Town.Ana, "Like"), (verdict.Actor, verdict.Activity?.Type));
        Assert.Equal(
            name.StartsWith("9421", StringComparison.Ordinal) ? SignatureScheme.Rfc9421 : SignatureScheme.Cavage,
            verdict.Scheme
        );
    }

    [Fact]
    public async Task A_key_in_the_old_form_is_read()
    {
        var town = new Town();
        town.Actor(Town.Ana, Town.Pairs[Town.Ana].ExportRSAPublicKeyPem() + "\n\n");
        Assert.Null((await town.Verifier.VerifyInboxAsync(new Draft().Cavage().Received(), Ct)).WhyNot);
    }

    [Fact]
    public async Task A_key_with_a_document_of_its_own_is_its_owners_who_shows_it_too()
    {
        var town = new Town();
        const string id = "https://a.example/ana/main-key";
        var pem = Town.Pairs[Town.Ana].ExportSubjectPublicKeyInfoPem();
        town.Actor(Town.Ana, pem, id);
        town.Documents[id] =
            $$"""{"id":"{{id}}","owner":"{{Town.Ana}}","publicKeyPem":"{{pem.ReplaceLineEndings("\\n")}}"}""";
        Assert.Null(
            (
                await town.Verifier.VerifyInboxAsync(
                    new Draft { KeyId = id }
                        .Cavage()
                        .Received(),
                    Ct
                )
            ).WhyNot
        );
        Assert.Equal([id, Town.Ana], town.Asked);
    }

    [Theory]
    [InlineData("(request-target) host date", null)]
    [InlineData("(request-target) date", Refusal.HostNotSigned)]
    [InlineData("host date", Refusal.TargetNotSigned)]
    public async Task A_reader_is_whoever_owns_the_key(string covered, Refusal? whyNot)
    {
        var verdict = await new Town().Verifier.VerifyReaderAsync(Reader().Cavage(covered).Received(), Ct);
        Assert.Equal(whyNot, verdict.WhyNot);
        Assert.Equal(whyNot is null ? Town.Ana : null, verdict.Actor);
    }

    [Fact]
    public async Task A_reader_may_read_twice()
    {
        var town = new Town();
        var request = Reader().Cavage("(request-target) host date").Received();
        Assert.Null((await town.Verifier.VerifyReaderAsync(request, Ct)).WhyNot);
        Assert.Null((await town.Verifier.VerifyReaderAsync(request, Ct)).WhyNot);
    }

    [Fact]
    public async Task Fedify_signs_the_fragment_of_the_key_that_it_fetches()
    {
        var reader = Reader();
        reader.Target = "/actor#main-key";
        reader.Rfc9421("\"@method\" \"@target-uri\"");
        reader.Target = "/actor";
        Assert.Null((await new Town().Verifier.VerifyReaderAsync(reader.Received(), Ct)).WhyNot);
    }

    [Theory]
    [InlineData(SignatureScheme.Cavage)]
    [InlineData(SignatureScheme.Rfc9421)]
    public async Task What_we_sign_we_believe(SignatureScheme scheme)
    {
        var town = new Town();
        using var key = SigningKey.FromPem(Town.Ana + "#main-key", Town.Pairs[Town.Ana].ExportPkcs8PrivateKeyPem());
        var post = OutgoingRequest.Post(new Uri("https://x.example:8443/inbox?a=é"), Draft.Json(Town.Ana));
        var sent = Sent(post, RequestSigner.Sign(post, key, scheme, town.Clock.Now));
        Assert.Null((await town.Verifier.VerifyInboxAsync(sent, Ct)).WhyNot);
        var get = OutgoingRequest.Get(new Uri("https://x.example/actor"));
        Assert.Null(
            (
                await town.Verifier.VerifyReaderAsync(
                    Sent(get, RequestSigner.Sign(get, key, scheme, town.Clock.Now)),
                    Ct
                )
            ).WhyNot
        );
    }

    [Fact]
    public void What_we_sign_is_what_every_peer_took()
    {
        using var key = SigningKey.Create("https://x.example/a#main-key");
        var post = OutgoingRequest.Post(new Uri("https://y.example/inbox"), "{}"u8.ToArray());
        var headers = RequestSigner.Sign(post, key, SignatureScheme.Cavage, StoppedClock.Noon).ToDictionary();
        Assert.Equal(("y.example", "Sat, 20 Mar 2027 12:00:00 GMT"), (headers["Host"], headers["Date"]));
        Assert.Equal("SHA-256=RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=", headers["Digest"]);
        Assert.StartsWith(
            "keyId=\"https://x.example/a#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"",
            headers["Signature"],
            StringComparison.Ordinal
        );
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", key.PublicPem, StringComparison.Ordinal);
        Assert.NotNull(PublicKey.FromPem(key.PublicPem));
        Assert.Null(PublicKey.FromPem(key.PrivatePem));
    }

    private static Draft Reader() =>
        new()
        {
            Method = "GET",
            Target = "/actor",
            Body = [],
        };

    private static ReceivedRequest Sent(OutgoingRequest request, IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new()
        {
            Method = request.Method,
            Target = request.Target.PathAndQuery,
            Authority = request.Target.Authority,
            Headers = [.. headers, new("Content-Type", ContentTypes.Activity)],
            Body = request.Body,
        };
}
