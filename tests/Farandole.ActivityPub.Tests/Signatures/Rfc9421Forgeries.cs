using System.Security.Cryptography;
using static Farandole.ActivityPub.Signatures.Refusal;

namespace Farandole.ActivityPub.Tests.Signatures;

/// <summary>What was changed on the way, or signed with less than it takes: after RFC 9421.</summary>
internal static class Rfc9421Forgeries
{
    private const string Usual = "\"@method\" \"@target-uri\" \"content-digest\"";
    private static readonly DateTimeOffset Noon = StoppedClock.Noon;
    private static readonly string Key = $";keyid=\"{Town.Ana}#main-key\"";
    private static readonly string Created = $";created={Draft.Seconds(Noon)}";

    public static readonly IReadOnlyList<Forgery> All =
    [
        Way("body changed", WrongDigest, d => d.Body = Draft.Json(Town.Ana, "Announce")),
        Way(
            "digest changed",
            WrongSignature,
            d =>
            {
                d.Body = Draft.Json(Town.Ana, "Follow");
                d["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(d.Body))}:";
            }
        ),
        Way("digest of an unknown kind", UnknownDigest, d => d["Content-Digest"] = "md5=:AAAA:"),
        Way("digest of no form", Malformed, d => d["Content-Digest"] = "sha-256=AAAA="),
        Way("path changed", WrongSignature, d => d.Target = "/outbox"),
        Way("query added", WrongSignature, d => d.Target = "/inbox?a=b"),
        Way("method changed", WrongSignature, d => d.Method = "PUT"),
        Way("another server", WrongSignature, d => d.Authority = "y.example"),
        Way("without encryption", WrongSignature, d => d.Scheme = "http"),
        Way(
            "moment changed",
            WrongSignature,
            d =>
                d["Signature-Input"] = d["Signature-Input"]
                    .Replace(Created, $";created={Draft.Seconds(Noon.AddSeconds(1))}", StringComparison.Ordinal)
        ),
        Way("parameters in another order", WrongSignature, d => d["Signature-Input"] = $"sig1=({Usual}){Key}{Created}"),
        Way("a parameter added", WrongSignature, d => d["Signature-Input"] += ";nonce=\"a\""),
        Way(
            "no signature of that name",
            Malformed,
            d => d["Signature-Input"] = d["Signature-Input"].Replace("sig1", "sig2", StringComparison.Ordinal)
        ),
        Way("the same name twice", Malformed, d => d["Signature-Input"] += ", " + d["Signature-Input"]),
        Way("a comma too many", Malformed, d => d["Signature-Input"] += ","),
        Way("a signature that is a text", Malformed, d => d["Signature"] = "sig1=\"AAAA\""),
        Way(
            "a signature of zeros",
            WrongSignature,
            d => d["Signature"] = $"sig1=:{Convert.ToBase64String(new byte[256])}:"
        ),
        Way("an empty signature", Malformed, d => d["Signature"] = "sig1=::"),
        Way("signed once more without input", Malformed, d => d["Signature-Input"] = ""),
        Of("method not signed", TargetNotSigned, d => d.Rfc9421("\"@target-uri\" \"content-digest\"")),
        Of("target not signed", TargetNotSigned, d => d.Rfc9421("\"@method\" \"@authority\" \"content-digest\"")),
        Of("digest not signed", DigestNotSigned, d => d.Rfc9421("\"@method\" \"@target-uri\"")),
        Of("moment not signed", DateNotSigned, d => d.Rfc9421(Usual, Key)),
        Of("of an hour ago", TooOld, d => d.Rfc9421(Usual, $";created={Draft.Seconds(Noon.AddMinutes(-61))}{Key}")),
        Of("of in an hour", TooNew, d => d.Rfc9421(Usual, $";created={Draft.Seconds(Noon.AddMinutes(61))}{Key}")),
        Of(
            "old by its date",
            TooOld,
            d =>
            {
                d["Date"] = Draft.At(Noon.AddHours(-3));
                return d.Rfc9421(Usual + " \"date\"");
            }
        ),
        Of("expired", Expired, d => d.Rfc9421(Usual, $"{Created};expires={Draft.Seconds(Noon.AddSeconds(-1))}{Key}")),
        Of("a shared secret", UnknownAlgorithm, d => d.Rfc9421(Usual, $"{Created}{Key};alg=\"hmac-sha256\"")),
        Of("a component with a parameter", UnknownComponent, d => d.Rfc9421(Usual + " \"host\";sf")),
        Of("a component in capitals", Malformed, d => d.Rfc9421(Usual + " \"Host\"")),
        Of("a component twice", Malformed, d => d.Rfc9421(Usual + " \"@method\"")),
        Of("an unknown component", UnknownComponent, d => d.Rfc9421(Usual + " \"@foo\"")),
        Of("no key named", Malformed, d => d.Rfc9421(Usual, Created)),
        Of("a moment that is a text", Malformed, d => d.Rfc9421(Usual, $";created=\"{Draft.Seconds(Noon)}\"{Key}")),
        Of(
            "five signatures",
            Malformed,
            d => Enumerable.Range(1, 5).Aggregate(d, (r, i) => r.Rfc9421(Usual, label: $"sig{i}"))
        ),
        Of(
            "a fragment on what is sent",
            WrongSignature,
            d =>
            {
                d.Target = "/inbox#main-key";
                d.Rfc9421();
                d.Target = "/inbox";
                return d;
            }
        ),
        Of(
            "a wrong host, signed",
            WrongHost,
            d =>
            {
                d["Host"] = "y.example";
                return d.Rfc9421(Usual + " \"host\"");
            }
        ),
        Of("a stranger's key", KeyOfAnotherHost, d => d.Rfc9421(Usual, $"{Created};keyid=\"{Town.Eve}#main-key\"")),
    ];

    private static Forgery Of(string name, ActivityPub.Signatures.Refusal why, Func<Draft, Draft> sign) =>
        new("9421: " + name, why, _ => sign(new Draft()));

    private static Forgery Way(string name, ActivityPub.Signatures.Refusal why, Action<Draft> change) =>
        Of(name, why, d => d.Rfc9421().Then(change));
}
