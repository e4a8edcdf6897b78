using System.Security.Cryptography;
using System.Text;
using static Farandole.ActivityPub.Signatures.Refusal;

namespace Farandole.ActivityPub.Tests.Signatures;

/// <summary>What was changed on the way, or signed with less than it takes: after draft-cavage-12.</summary>
internal static class CavageForgeries
{
    private static readonly DateTimeOffset Noon = StoppedClock.Noon;

    public static readonly IReadOnlyList<Forgery> OnTheWay =
    [
        OnWay("body changed", WrongDigest, d => d.Body = Draft.Json(Town.Ana, "Announce")),
        OnWay("body longer by a space", WrongDigest, d => d.Body = [.. d.Body, (byte)' ']),
        OnWay("body empty", Unreadable, d => d.Body = []),
        OnWay(
            "body and digest changed",
            WrongSignature,
            d =>
            {
                d.Body = Draft.Json(Town.Ana, "Follow");
                d["Digest"] = Digest(d.Body);
            }
        ),
        OnWay("path changed", WrongSignature, d => d.Target = "/groups/1/inbox"),
        OnWay("path in other letters", WrongSignature, d => d.Target = "/Inbox"),
        OnWay("path with a dot", WrongSignature, d => d.Target = "/./inbox"),
        OnWay("method changed", WrongSignature, d => d.Method = "PUT"),
        OnWay("host changed", WrongHost, d => d["Host"] = "y.example"),
        OnWay(
            "host and our name changed",
            WrongSignature,
            d =>
            {
                d["Host"] = "y.example";
                d.Authority = "y.example";
            }
        ),
        OnWay("meant for another server", WrongHost, d => d.Authority = "y.example"),
        OnWay("meant for another port", WrongHost, d => d["Host"] = "x.example:8443"),
        OnWay("date changed", WrongSignature, d => d["Date"] = Draft.At(Noon.AddMinutes(1))),
        OnWay("date gone", UnknownComponent, d => d.Without("Date")),
        OnWay("digest gone", UnknownComponent, d => d.Without("Digest")),
        OnWay("digest of an unknown kind", UnknownDigest, d => d["Digest"] = "MD5=1B2M2Y8AsgTpgAmY7PhCfg=="),
        OnWay("signature changed", WrongSignature, d => Say(d, "signature", s => (s[0] == 'A' ? 'B' : 'A') + s[1..])),
        OnWay("signature cut", WrongSignature, d => Say(d, "signature", s => s[..^8])),
        OnWay("signature empty", Malformed, d => Say(d, "signature", _ => "")),
        OnWay("signature of no letters that fit", Malformed, d => Say(d, "signature", _ => "***")),
        OnWay(
            "signature of zeros",
            WrongSignature,
            d => Say(d, "signature", _ => Convert.ToBase64String(new byte[256]))
        ),
        OnWay("key of a neighbour named", KeyOfAnotherActor, d => Say(d, "keyId", _ => Town.Bob + "#main-key")),
        OnWay("key of a stranger named", KeyOfAnotherHost, d => Say(d, "keyId", _ => Town.Eve + "#main-key")),
        OnWay("a secret shared with nobody", UnknownAlgorithm, d => Say(d, "algorithm", _ => "hmac-sha256")),
        OnWay("no algorithm at all", UnknownAlgorithm, d => Say(d, "algorithm", _ => "none")),
        OnWay("digest taken off the list", DigestNotSigned, d => Say(d, "headers", _ => "(request-target) host date")),
        OnWay(
            "list in another order",
            WrongSignature,
            d => Say(d, "headers", _ => "host (request-target) date digest")
        ),
        OnWay("list longer", WrongSignature, d => Say(d, "headers", s => s + " content-type")),
        OnWay("list empty", Malformed, d => Say(d, "headers", _ => " ")),
        OnWay("two dates", RepeatedHeader, d => d.Headers.Add(new("date", d["Date"]))),
        OnWay("two hosts", RepeatedHeader, d => d.Headers.Add(new("HOST", "y.example"))),
        OnWay("two digests", RepeatedHeader, d => d.Headers.Add(new("Digest", d["Digest"]))),
        OnWay("two content types", RepeatedHeader, d => d.Headers.Add(new("Content-Type", "text/html"))),
        OnWay("two signatures", RepeatedHeader, d => d.Headers.Add(new("Signature", d["Signature"]))),
        OnWay("JSON of any kind", WrongContentType, d => d["Content-Type"] = "application/json"),
        OnWay("a page", WrongContentType, d => d["Content-Type"] = "text/html"),
        OnWay("a type that begins alike", WrongContentType, d => d["Content-Type"] = "application/activity+jsonx"),
        OnWay("no type", WrongContentType, d => d.Without("Content-Type")),
        OnWay("no signature", NoSignature, d => d.Without("Signature")),
        OnWay(
            "signature under another name",
            NoSignature,
            d =>
            {
                d["Authorization"] = "Signature " + d["Signature"];
                d.Without("Signature");
            }
        ),
        OnWay("signature of nothing", Malformed, d => d["Signature"] = ""),
        OnWay("key named twice", Malformed, d => d["Signature"] += $",keyId=\"{Town.Eve}\""),
        OnWay("quotation without end", Malformed, d => d["Signature"] += ",a=\"b"),
        OnWay(
            "more than anybody has to say",
            Malformed,
            d => d["Signature"] += string.Concat(Enumerable.Range(0, 16).Select(n => $",{(char)('a' + n)}=1"))
        ),
        OnWay(
            "parameters that run together",
            Malformed,
            d => d["Signature"] = d["Signature"].Replace("\",", "\"", StringComparison.Ordinal)
        ),
        OnWay(
            "no key named",
            Malformed,
            d => d["Signature"] = d["Signature"].Replace("keyId", "key", StringComparison.Ordinal)
        ),
        OnWay("too large", TooLarge, d => d.Body = new byte[(1 << 20) + 1]),
    ];

    public static readonly IReadOnlyList<Forgery> WithTooLittle =
    [
        Signed("digest not signed", DigestNotSigned, d => d.Cavage("(request-target) host date")),
        Signed("target not signed", TargetNotSigned, d => d.Cavage("host date digest")),
        Signed("host not signed", HostNotSigned, d => d.Cavage("(request-target) date digest")),
        Signed("date not signed", DateNotSigned, d => d.Cavage("(request-target) host digest")),
        Signed("only the date signed", TargetNotSigned, d => d.Cavage(null)),
        Signed("the same signed twice", Malformed, d => d.Cavage("(request-target) host date digest date")),
        Signed("an unknown thing signed", UnknownComponent, d => d.Cavage("(request-target) host date digest (foo)")),
        Signed(
            "a header signed that is not there",
            UnknownComponent,
            d => d.Cavage("(request-target) host date digest x-foo")
        ),
        Signed(
            "a line break in a header, signed",
            UnknownComponent,
            d =>
            {
                d["X-Foo"] = "a\nb: c";
                return d.Cavage("(request-target) host date digest x-foo");
            }
        ),
        Signed("of an hour ago", TooOld, d => Dated(d, Draft.At(Noon.AddMinutes(-61)))),
        Signed("of yesterday", TooOld, d => Dated(d, Draft.At(Noon.AddDays(-1)))),
        Signed("of in an hour", TooNew, d => Dated(d, Draft.At(Noon.AddMinutes(61)))),
        Signed("of no date", Malformed, d => Dated(d, "now")),
        Signed("of a date in another form", Malformed, d => Dated(d, "2027-03-20T12:00:00Z")),
        Signed("of a date in another zone", Malformed, d => Dated(d, "Sat, 20 Mar 2027 12:00:00 +0100")),
        Signed("created long ago", TooOld, d => Created(d, Noon.AddHours(-2))),
        Signed("created in the future", TooNew, d => Created(d, Noon.AddHours(2))),
        Signed(
            "created with an algorithm that has no such thing",
            Malformed,
            d =>
            {
                d.Created = Draft.Seconds(Noon);
                return d.Cavage("(request-target) host (created) digest");
            }
        ),
        Signed(
            "created at no number",
            Malformed,
            d =>
            {
                d.Algorithm = "hs2019";
                d.Created = "noon";
                return d.Cavage("(request-target) host (created) digest");
            }
        ),
        Signed(
            "created beyond all years",
            Malformed,
            d =>
            {
                d.Algorithm = "hs2019";
                d.Created = "99999999999999";
                return d.Cavage("(request-target) host (created) digest");
            }
        ),
        Signed(
            "expired",
            Expired,
            d =>
            {
                d.Algorithm = "hs2019";
                d.Expires = Draft.Seconds(Noon.AddSeconds(-1));
                return d.Cavage("(request-target) host date digest (expires)");
            }
        ),
        Signed("a wrong digest, signed", WrongDigest, d => Digested(d, Digest([]))),
        Signed(
            "a right digest and a wrong one, signed",
            WrongDigest,
            d => Digested(d, Digest(d.Body) + ",SHA-512=AAAA")
        ),
        Signed("a digest of an unknown kind, signed", UnknownDigest, d => Digested(d, "MD5=AAAA")),
        Signed("a digest without a value, signed", Malformed, d => Digested(d, "SHA-256")),
        Signed("signed with SHA-1", WrongSignature, d => d.Cavage().Then(Sha1)),
    ];

    private static Forgery OnWay(string name, ActivityPub.Signatures.Refusal why, Action<Draft> change) =>
        new(name, why, _ => new Draft().Cavage().Then(change));

    private static Forgery Signed(string name, ActivityPub.Signatures.Refusal why, Func<Draft, Draft> sign) =>
        new(name, why, _ => sign(new Draft()));

    private static string Digest(byte[] body) => "SHA-256=" + Convert.ToBase64String(SHA256.HashData(body));

    private static Draft Dated(Draft draft, string date)
    {
        draft["Date"] = date;
        return draft.Cavage();
    }

    private static Draft Digested(Draft draft, string digest)
    {
        draft["Digest"] = digest;
        return draft.Cavage();
    }

    private static Draft Created(Draft draft, DateTimeOffset moment)
    {
        draft.Algorithm = "hs2019";
        draft.Created = Draft.Seconds(moment);
        return draft.Cavage("(request-target) host (created) digest");
    }

    private static void Sha1(Draft draft)
    {
        var text = $"(request-target): post /inbox\nhost: x.example\ndate: {draft["Date"]}\ndigest: {draft["Digest"]}";
#pragma warning disable CA5350 // That is the forgery.
        var signature = draft.Key.SignData(
            Encoding.ASCII.GetBytes(text),
            HashAlgorithmName.SHA1,
            RSASignaturePadding.Pkcs1
        );
#pragma warning restore CA5350
        Say(draft, "signature", _ => Convert.ToBase64String(signature));
    }

    /// <summary>Changes one parameter of the header.</summary>
    private static void Say(Draft draft, string name, Func<string, string> change)
    {
        var header = draft["Signature"];
        var start = header.IndexOf(name + "=\"", StringComparison.Ordinal) + name.Length + 2;
        var end = header.IndexOf('"', start);
        draft["Signature"] = header[..start] + change(header[start..end]) + header[end..];
    }
}

/// <summary>A request that must be refused, and why.</summary>
internal sealed record Forgery(string Name, ActivityPub.Signatures.Refusal WhyNot, Func<Town, Draft> Make);
