using System.Security.Cryptography;
using System.Text;
using static Farandole.ActivityPub.Signatures.Refusal;

namespace Farandole.ActivityPub.Tests.Signatures;

/// <summary>Keys that are not whose they are said to be, and contents that say nothing of their actor.</summary>
internal static class KeyForgeries
{
    public static readonly IReadOnlyList<Forgery> All =
    [
        new("a neighbour's key for our actor", KeyOfAnotherActor, _ => By(Town.Bob, Town.Bob + "#main-key")),
        new("a neighbour's key under our id", WrongSignature, _ => By(Town.Bob, Town.Ana + "#main-key")),
        new("a stranger's key", KeyOfAnotherHost, _ => By(Town.Eve, Town.Eve + "#main-key")),
        new(
            "a key of the host without encryption",
            KeyOfAnotherHost,
            _ => By(Town.Ana, "http://a.example/ana#main-key")
        ),
        new("a key of a host below", KeyOfAnotherHost, _ => By(Town.Ana, "https://b.a.example/ana#main-key")),
        new("a key of another port", KeyOfAnotherHost, _ => By(Town.Ana, "https://a.example:8443/ana#main-key")),
        new(
            "a key behind a name and password",
            Malformed,
            _ => By(Town.Ana, "https://a.example@evil.example/ana#main-key")
        ),
        new("a key that is no address", Malformed, _ => By(Town.Ana, "acct:ana@a.example")),
        new("a key that the actor does not show", KeyNotFound, _ => By(Town.Ana, Town.Ana + "#other-key")),
        new("a key that is not there", KeyNotFound, _ => By(Town.Ana, "https://a.example/nobody#main-key")),
        new(
            "a key of somebody gone",
            KeyGone,
            t =>
            {
                t.Gone.Add(Town.Ana);
                return By(Town.Ana, Town.Ana + "#main-key");
            }
        ),
        Shown("a key owned by somebody else", KeyNotOwned, t => t.Actor(Town.Ana, Pem(Town.Ana), owner: Town.Bob)),
        Shown("a document of another actor", KeyNotOwned, t => t.Documents[Town.Ana] = t.Documents[Town.Eve]),
        Shown("a document of a neighbour", KeyNotFound, t => t.Documents[Town.Ana] = t.Documents[Town.Bob]),
        Shown("two keys of one id", KeyNotOwned, t => t.Documents[Town.Ana] = TwoKeys()),
        Shown("a key too short", KeyUnusable, t => t.Actor(Town.Ana, Short())),
        Shown("a key of another kind", KeyUnusable, t => t.Actor(Town.Ana, Curve())),
        Shown(
            "a private key shown",
            KeyUnusable,
            t => t.Actor(Town.Ana, Town.Pairs[Town.Ana].ExportPkcs8PrivateKeyPem())
        ),
        Shown("no key at all", KeyUnusable, t => t.Actor(Town.Ana, "PEM")),
        new("a key by itself that its owner does not show", KeyNotOwned, t => Alone(t, "https://a.example/ana")),
        new(
            "a key by itself that shows another",
            KeyNotOwned,
            t =>
            {
                t.Actor(Town.Ana, Pem(Town.Bob), "https://a.example/key");
                return Alone(t, Town.Ana);
            }
        ),
        new("a key by itself of a stranger", KeyNotOwned, t => Alone(t, Town.Eve)),
        new("no actor", NoActor, _ => Body("{\"type\":\"Like\"}")),
        new("an actor that is a number", NoActor, _ => Body("{\"actor\":7}")),
        new("an actor that is no address", NoActor, _ => Body("{\"actor\":\"ana@a.example\"}")),
        new("no JSON", Unreadable, _ => Body("{")),
        new("a list of activities", Unreadable, _ => Body($"[{{\"actor\":\"{Town.Ana}\"}}]")),
        new(
            "two inboxes of one actor",
            Unreadable,
            _ =>
                Body(
                    "{\"actor\":\"https://a.example/ana\",\"object\":{\"type\":\"Person\",\"inbox\":\"a\",\"inbox\":\"b\"}}"
                )
        ),
        new(
            "a farewell of somebody unknown",
            NothingToForget,
            _ => new Draft { Body = Draft.Json(Town.Ana, "Delete") }.Cavage()
        ),
    ];

    private static Draft By(string signer, string keyId) =>
        new Draft { Key = Town.Pairs[signer], KeyId = keyId }.Cavage();

    private static Draft Body(string json) => new Draft { Body = Encoding.UTF8.GetBytes(json) }.Cavage();

    private static Forgery Shown(string name, ActivityPub.Signatures.Refusal why, Action<Town> change) =>
        new(
            name,
            why,
            t =>
            {
                change(t);
                return new Draft().Cavage();
            }
        );

    private static Draft Alone(Town town, string owner)
    {
        const string id = "https://a.example/key";
        town.Documents[id] =
            $$"""{"id":"{{id}}","type":"CryptographicKey","owner":"{{owner}}","publicKeyPem":"{{Pem(Town.Ana).ReplaceLineEndings("\\n")}}"}""";
        return By(Town.Ana, id);
    }

    private static string Pem(string name) => Town.Pairs[name].ExportSubjectPublicKeyInfoPem();

    private static string Short()
    {
#pragma warning disable CA5385 // That is the forgery.
        using var rsa = RSA.Create(1024);
#pragma warning restore CA5385
        return rsa.ExportSubjectPublicKeyInfoPem();
    }

    private static string Curve()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return curve.ExportSubjectPublicKeyInfoPem();
    }

    private static string TwoKeys()
    {
        var keys = new[] { Town.Ana, Town.Eve }.Select(n =>
            $$"""{"id":"{{Town.Ana}}#main-key","owner":"{{Town.Ana}}","publicKeyPem":"{{Pem(n).ReplaceLineEndings("\\n")}}"}"""
        );
        return $$"""{"id":"{{Town.Ana}}","type":"Person","publicKey":[{{string.Join(',', keys)}}]}""";
    }
}
