using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Farandole.ActivityPub;
using Farandole.ActivityPub.Signatures;

namespace Farandole.Bench;

/// <summary>What other servers bring: verified, written down and answered, beside verifying alone.</summary>
internal static class Receiving
{
    private const int Brought = 12_000;
    private const int Warm = 4_000;
    private const int AtOnce = 32;

    public static async Task MeasureAsync(Report report)
    {
        // Before there is a server, which would go on dealing with what was brought, on the same core.
        var (alone, bare) = await Believing.MeasureAsync();
        using var folder = new Folder();
        await using var there = await Neighbours.StartAsync();
        await using var server = await Server.StartAsync(folder.Path, 0, "/", there.Allowed);
        using var client = Answers.Client(server.Address);
        var inbox = new Uri(server.Address, "/inbox");
        // Keys are asked for once, and not all at once: that would be asking too much of whoever has them.
        await BringAsync(client, inbox, there, 0, Warm / 4, atOnce: 1);
        await BringAsync(client, inbox, there, Warm / 4, Warm, AtOnce);
        var (rate, _) = await BringAsync(client, inbox, there, 2 * Warm, Brought, AtOnce);
        var (_, slow) = await BringAsync(client, inbox, there, 2 * Warm + Brought, Warm, atOnce: 8);
        report.Add(
            "inbox: verified and written down, one core, beside bare RSA-2048 verification",
            "≥ 50 %",
            $"{alone / bare:P0} ({alone:F0} / {bare:F0} a second)"
        );
        report.Add("the same over HTTP, and dealt with beside it, one core", "–", $"{rate:F0} a second");
        report.Add("inbox: time until it is answered, 8 at once, p99", "≤ 50 ms", $"{slow:F0} ms");
        var again = await RepeatAsync(client, inbox, there);
        report.Add("the same activity brought 100 times", "1 effect", again);
    }

    private static async Task<(double Rate, double Slow)> BringAsync(
        HttpClient client,
        Uri inbox,
        Neighbours there,
        int from,
        int count,
        int atOnce
    )
    {
        var requests = new HttpRequestMessage[count];
        Parallel.For(0, count, n => requests[n] = Signed(inbox, there, from + n));
        var times = new double[count];
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (n, ct) =>
            {
                var began = watch.Elapsed;
                using var answer = await client.SendAsync(requests[n], ct);
                if (answer.StatusCode != HttpStatusCode.Accepted)
                    throw new InvalidOperationException($"The inbox answered {answer.StatusCode}.");
                times[n] = (watch.Elapsed - began).TotalMilliseconds;
            }
        );
        return (count / watch.Elapsed.TotalSeconds, times.Order().ElementAt(Math.Min(count - 1, count * 99 / 100)));
    }

    /// <summary>A Follow of the instance: whoever follows twice follows once, and is told so once.</summary>
    private static async Task<string> RepeatAsync(HttpClient client, Uri inbox, Neighbours there)
    {
        var (relay, who) = (new Uri(inbox, "/relay").ToString(), there.PersonOf(0));
        var body = $$"""
            {"@context":"https://www.w3.org/ns/activitystreams","id":"{{who}}/follows/1","type":"Follow","actor":"{{who}}","object":"{{relay}}"}
            """;
        for (var n = 0; n < 100; n++)
        {
            using var request = Signed(inbox, there, 0, body);
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }
        // Behind all that came before.
        for (var waited = 0; there.Came == 0 && waited < 120; waited++)
            await Task.Delay(TimeSpan.FromSeconds(1));
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var followers = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{relay}/followers")));
        return $"{followers.RootElement.GetProperty("totalItems").GetInt32()} follower, {there.Came} × Accept";
    }

    private static HttpRequestMessage Signed(Uri inbox, Neighbours there, int n) =>
        Signed(inbox, there, n, Like(there, n));

    public static string Like(Neighbours there, int n) =>
        $$"""
            {"@context":"https://www.w3.org/ns/activitystreams","id":"{{there.PersonOf(n)}}/likes/{{n.ToString(
                CultureInfo.InvariantCulture
            )}}","type":"Like","actor":"{{there.PersonOf(n)}}","object":"https://farandole.example/inbox"}
            """;

    private static HttpRequestMessage Signed(Uri inbox, Neighbours there, int by, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new HttpRequestMessage(HttpMethod.Post, inbox) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentTypes.Activity);
        foreach (var (name, value) in Signature(inbox, there, by, bytes))
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>The headers by which one of them says that it is theirs.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Signature(
        Uri inbox,
        Neighbours there,
        int by,
        byte[] body
    ) =>
        RequestSigner.Sign(
            OutgoingRequest.Post(inbox, body),
            there.Keys[by % there.Keys.Length],
            SignatureScheme.Cavage,
            TimeProvider.System.GetUtcNow()
        );

    /// <param name="length">How long it is measured.</param>
    public static double BareVerify(TimeSpan length)
    {
        using var key = RSA.Create(2048);
        var text = Encoding.UTF8.GetBytes(new string('a', 300));
        var signature = key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Rate(() => key.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), length);
    }

    public static double BareSign()
    {
        using var key = RSA.Create(2048);
        var text = Encoding.UTF8.GetBytes(new string('a', 300));
        return Rate(
            () => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            TimeSpan.FromSeconds(2)
        );
    }

    /// <summary>On one core.</summary>
    private static double Rate(Action one, TimeSpan length)
    {
        var done = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.Elapsed < length; done++)
            one();
        return done / watch.Elapsed.TotalSeconds;
    }
}
