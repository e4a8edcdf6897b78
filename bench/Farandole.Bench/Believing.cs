using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Farandole.ActivityPub;
using Farandole.ActivityPub.Signatures;
using Farandole.Platform.Federation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Bench;

/// <summary>
/// What an inbox does by itself, without the network and without what follows: each request is verified, and is durable when its
/// time ends. In a process of its own, which is kept on one core, beside verifying alone.
/// </summary>
internal static class Believing
{
    private const int Rounds = 15;
    private const int Brought = 10_000;
    private static readonly TimeSpan Beside = TimeSpan.FromMilliseconds(200);
    private const int AtOnce = 512;
    private static readonly Uri Here = new("http://127.0.0.1:5080");

    /// <summary>
    /// Activities a second, and bare verifications in the same moment: the middle one of many short rounds, since a machine changes
    /// its speed from moment to moment.
    /// </summary>
    public static async Task<(double Rate, double Bare)> MeasureAsync()
    {
        using var folder = new Folder();
        var start = new ProcessStartInfo(
            "taskset",
            ["-c", "0", "dotnet", Path.Combine(AppContext.BaseDirectory, "Farandole.Bench.dll"), "believe", folder.Path]
        )
        {
            RedirectStandardOutput = true,
        };
        // As the published program is built and started.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "0x800000";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var figures = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]
            .Split(' ')
            .Select(f => double.Parse(f, CultureInfo.InvariantCulture))
            .ToList();
        return (figures[0], figures[1]);
    }

    /// <summary>In that process: says both figures.</summary>
    public static async Task RunAsync(string data)
    {
        await using var there = await Neighbours.StartAsync();
        Environment.SetEnvironmentVariable($"FARANDOLE_{there.Allowed.Name}", there.Allowed.Value);
        Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "Error");
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Staging");
        await using var app = await Host.BuildAsync(Here.ToString(), data, CancellationToken.None);
        var inbox = app.Services.GetRequiredService<ActivityInbox>();
        // Keys are asked for once, and not all at once: that would be asking too much of whoever has them.
        await TakeAsync(inbox, SomeSigned(there, 0, 1_000), atOnce: 1);
        await TakeAsync(inbox, SomeSigned(there, 1_000, 2 * Brought), AtOnce);
        var rounds = new List<(double Taken, double Bare)>();
        for (var round = 1; round <= Rounds; round++)
        {
            var signed = SomeSigned(there, 1_000 + ((round + 1) * Brought), Brought);
            // What others made to send it is not the inbox's to clear up.
            GC.Collect();
            rounds.Add((Brought / (await TakeAsync(inbox, signed, AtOnce)).TotalSeconds, Receiving.BareVerify(Beside)));
        }
        var (taken, bare) = rounds.OrderBy(r => r.Taken / r.Bare).ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken} {bare}"));
    }

    private static Signed[] SomeSigned(Neighbours there, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(n => SignedBy(there, n))];

    private static Signed SignedBy(Neighbours there, int n)
    {
        var (inbox, body) = (new Uri(Here, "/inbox"), Encoding.UTF8.GetBytes(Receiving.Like(there, n)));
        return new([new("Content-Type", ContentTypes.Activity), .. Receiving.Signature(inbox, there, n, body)], body);
    }

    /// <summary>Young when it is read, as in a server: what an old one refers to is cleared up late.</summary>
    private static ReceivedRequest Request(Signed signed) =>
        new()
        {
            Method = "POST",
            Target = "/inbox",
            Authority = Here.Authority,
            Scheme = Here.Scheme,
            Headers = signed.Headers,
            Body = signed.Body,
        };

    private static async Task<TimeSpan> TakeAsync(ActivityInbox inbox, Signed?[] some, int atOnce)
    {
        var (next, watch) = (-1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(TakeSome)));
        return watch.Elapsed;

        async Task TakeSome()
        {
            while (Interlocked.Increment(ref next) is var n && n < some.Length)
            {
                // Nobody holds what was answered.
                var request = Request(Interlocked.Exchange(ref some[n], null)!);
                if (await inbox.Take(request, CancellationToken.None) != StatusCodes.Status202Accepted)
                    throw new InvalidOperationException("The inbox did not believe it.");
            }
        }
    }

    /// <summary>What another server made ready to bring.</summary>
    private sealed record Signed(ImmutableArray<KeyValuePair<string, string>> Headers, byte[] Body);
}
