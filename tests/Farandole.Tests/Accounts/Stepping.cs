using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using NodaTime;

namespace Farandole.Tests.Accounts;

/// <summary>A telephone that shows codes, by RFC 6238 and RFC 4226 as they are written; and its owner, who types them.</summary>
internal sealed partial class Telephone(string secret)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static Telephone From(string page) => new(Secret().Match(page).Groups["secret"].Value);

    public string CodeAt(Instant at)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
        // RFC 6238 says SHA-1, and every telephone does.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Key(), counter);
#pragma warning restore CA5350
        var from = hash[^1] & 15;
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(from)) & int.MaxValue) % 1_000_000;
        return number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private byte[] Key()
    {
        var bits = string.Concat(
            secret
                .Where(c => c != ' ')
                .Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    [GeneratedRegex("<code>(?<secret>([A-Z2-7]{4} ){7}[A-Z2-7]{4})</code>")]
    private static partial Regex Secret();
}

internal static partial class Stepping
{
    /// <summary>Turns the second step on; whoever does it stays signed in.</summary>
    public static async Task<(Telephone Phone, IReadOnlyList<string> Paper)> TurnsOn(this App app, HttpClient owner)
    {
        var begun = await owner.Post("/account/second-step");
        Assert.Equal("/account/second-step", begun.Headers.Location?.ToString());
        var phone = Telephone.From(await owner.Page("/account/second-step"));
        var answer = await owner.Post("/account/second-step/start", ("code", phone.CodeAt(app.Now())));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var paper = Codes().Matches(await answer.Text()).Select(m => m.Value).ToList();
        // So that the next code is another one.
        app.Clock.Advance(Duration.FromSeconds(30));
        await app.DrainAsync();
        return (phone, paper);
    }

    public static Task<HttpResponseMessage> Shows(this HttpClient visitor, string code) =>
        visitor.Post("/account/second-step/proofs", ("code", code));

    public static Task<HttpResponseMessage> ShowsPaper(this HttpClient visitor, string code) =>
        visitor.Post("/account/second-step/proofs", ("paper", code));

    public static async Task<bool> IsHalfway(this HttpClient visitor) =>
        (await visitor.Page("/account")).Contains("<h1>Encore un code</h1>", StringComparison.Ordinal);

    [GeneratedRegex("([2-9A-Z]{4}-){5}[2-9A-Z]{4}")]
    private static partial Regex Codes();
}
