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

    public static IEnumerable<Forgery> All()
    {
        static Forgery Of(string name, ActivityPub.Signatures.Refusal why, Func<Draft, Draft> sign) =>
            new("9421: " + name, why, _ => sign(new Draft()));
        static Forgery Way(string name, ActivityPub.Signatures.Refusal why, Action<Draft> change) =>
            Of(name, why, d => d.Rfc9421().Then(change));

        yield return Way("body changed", WrongDigest, d => d.Body = Draft.Json(Town.Ana, "Announce"));
        yield return Way(
            "digest changed",
            WrongSignature,
            d =>
            {
                d.Body = Draft.Json(Town.Ana, "Follow");
                d["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(d.Body))}:";
            }
        );
        yield return Way("digest of an unknown kind", UnknownDigest, d => d["Content-Digest"] = "md5=:AAAA:");
        yield return Way("digest of no form", Malformed, d => d["Content-Digest"] = "sha-256=AAAA=");
        yield return Way("path changed", WrongSignature, d => d.Target = "/outbox");
        yield return Way("query added", WrongSignature, d => d.Target = "/inbox?a=b");
        yield return Way("method changed", WrongSignature, d => d.Method = "PUT");
        yield return Way("another server", WrongSignature, d => d.Authority = "y.example");
        yield return Way("without encryption", WrongSignature, d => d.Scheme = "http");
        yield return Way(
            "moment changed",
            WrongSignature,
            d =>
                d["Signature-Input"] = d["Signature-Input"]
                    .Replace(Created, $";created={Draft.Seconds(Noon.AddSeconds(1))}", StringComparison.Ordinal)
        );
        yield return Way(
            "parameters in another order",
            WrongSignature,
            d => d["Signature-Input"] = $"sig1=({Usual}){Key}{Created}"
        );
        yield return Way("a parameter added", WrongSignature, d => d["Signature-Input"] += ";nonce=\"a\"");
        yield return Way(
            "no signature of that name",
            Malformed,
            d => d["Signature-Input"] = d["Signature-Input"].Replace("sig1", "sig2", StringComparison.Ordinal)
        );
        yield return Way("the same name twice", Malformed, d => d["Signature-Input"] += ", " + d["Signature-Input"]);
        yield return Way("a comma too many", Malformed, d => d["Signature-Input"] += ",");
        yield return Way("a signature that is a text", Malformed, d => d["Signature"] = "sig1=\"AAAA\"");
        yield return Way(
            "a signature of zeros",
            WrongSignature,
            d => d["Signature"] = $"sig1=:{Convert.ToBase64String(new byte[256])}:"
        );
        yield return Way("an empty signature", Malformed, d => d["Signature"] = "sig1=::");
        yield return Way("signed once more without input", Malformed, d => d["Signature-Input"] = "");
        yield return Of("method not signed", TargetNotSigned, d => d.Rfc9421("\"@target-uri\" \"content-digest\""));
        yield return Of(
            "target not signed",
            TargetNotSigned,
            d => d.Rfc9421("\"@method\" \"@authority\" \"content-digest\"")
        );
        yield return Of("digest not signed", DigestNotSigned, d => d.Rfc9421("\"@method\" \"@target-uri\""));
        yield return Of("moment not signed", DateNotSigned, d => d.Rfc9421(Usual, Key));
        yield return Of(
            "of an hour ago",
            TooOld,
            d => d.Rfc9421(Usual, $";created={Draft.Seconds(Noon.AddMinutes(-61))}{Key}")
        );
        yield return Of(
            "of in an hour",
            TooNew,
            d => d.Rfc9421(Usual, $";created={Draft.Seconds(Noon.AddMinutes(61))}{Key}")
        );
        yield return Of(
            "old by its date",
            TooOld,
            d =>
            {
                d["Date"] = Draft.At(Noon.AddHours(-3));
                return d.Rfc9421(Usual + " \"date\"");
            }
        );
        yield return Of(
            "expired",
            Expired,
            d => d.Rfc9421(Usual, $"{Created};expires={Draft.Seconds(Noon.AddSeconds(-1))}{Key}")
        );
        yield return Of(
            "a shared secret",
            UnknownAlgorithm,
            d => d.Rfc9421(Usual, $"{Created}{Key};alg=\"hmac-sha256\"")
        );
        yield return Of("a component with a parameter", UnknownComponent, d => d.Rfc9421(Usual + " \"host\";sf"));
        yield return Of("a component in capitals", Malformed, d => d.Rfc9421(Usual + " \"Host\""));
        yield return Of("a component twice", Malformed, d => d.Rfc9421(Usual + " \"@method\""));
        yield return Of("an unknown component", UnknownComponent, d => d.Rfc9421(Usual + " \"@foo\""));
        yield return Of("no key named", Malformed, d => d.Rfc9421(Usual, Created));
        yield return Of(
            "a moment that is a text",
            Malformed,
            d => d.Rfc9421(Usual, $";created=\"{Draft.Seconds(Noon)}\"{Key}")
        );
        yield return Of(
            "five signatures",
            Malformed,
            d => Enumerable.Range(1, 5).Aggregate(d, (r, i) => r.Rfc9421(Usual, label: $"sig{i}"))
        );
        yield return Of(
            "a fragment on what is sent",
            WrongSignature,
            d =>
            {
                d.Target = "/inbox#main-key";
                d.Rfc9421();
                d.Target = "/inbox";
                return d;
            }
        );
        yield return Of(
            "a wrong host, signed",
            WrongHost,
            d =>
            {
                d["Host"] = "y.example";
                return d.Rfc9421(Usual + " \"host\"");
            }
        );
        yield return Of(
            "a stranger's key",
            KeyOfAnotherHost,
            d => d.Rfc9421(Usual, $"{Created};keyid=\"{Town.Eve}#main-key\"")
        );
    }
}
