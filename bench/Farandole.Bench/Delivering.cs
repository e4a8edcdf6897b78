using Farandole.ActivityPub.Vocabulary;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Bench;

/// <summary>What is told to a thousand servers: beside signing alone, and when a quarter of them is dead or silent.</summary>
internal static class Delivering
{
    private const int Hosts = 1_000;

    /// <summary>To each: enough for a minute of news, so that starting up is not what is measured.</summary>
    private const int Told = 20;
    private const int Rounds = 3;

    public static async Task MeasureAsync(Report report)
    {
        // The machine is not as fast at any moment: what is compared is measured in turn.
        var rounds = new List<(double All, double Bare, double Healthy)>();
        for (var n = 0; n < Rounds; n++)
            // Half of the quarter is silent, half is not there.
            rounds.Add((await RateAsync(0, 0), Receiving.BareSign(), await RateAsync(Hosts / 8, Hosts / 8)));
        var (all, bare, healthy) = (
            rounds.Average(r => r.All),
            rounds.Average(r => r.Bare),
            rounds.Average(r => r.Healthy)
        );
        report.Add(
            "signed deliveries to 1,000 servers, one core, beside bare RSA-2048 signing",
            "≥ 50 %",
            $"{all / bare:P0} ({all:F0} / {bare:F0} a second)"
        );
        report.Add(
            "the same with a quarter of them dead or silent: what the others get",
            "≥ 90 %",
            $"{healthy / all:P0} ({healthy:F0} / {all:F0} a second)"
        );
    }

    /// <returns>How many a second came to those who answer, from the first to the last.</returns>
    private static async Task<double> RateAsync(int silent, int absent)
    {
        using var folder = new Folder();
        await using var there = await Neighbours.StartAsync(Hosts, silent, absent);
        await FillAsync(folder.Path, there);
        await using var server = await Server.StartAsync(folder.Path, 0, "/", there.Allowed);
        var expected = (Hosts - silent - absent) * Told;
        // From the first: who never answers holds up most when nobody knows it yet.
        await UntilAsync(there, 1);
        var (before, began) = (there.Came, TimeProvider.System.GetTimestamp());
        await UntilAsync(there, expected);
        return (there.Came - before) / TimeProvider.System.GetElapsedTime(began, there.Last).TotalSeconds;
    }

    private static async Task UntilAsync(Neighbours there, int expected)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (there.Came < expected && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(2))
            await Task.Delay(5);
    }

    private static async Task FillAsync(string data, Neighbours there)
    {
        await using var app = await Host.BuildAsync("http://127.0.0.1:0", data, CancellationToken.None);
        var (deliveries, instance) = (
            app.Services.GetRequiredService<Deliveries>(),
            app.Services.GetRequiredService<Instance>()
        );
        var by = instance.Relay();
        var inboxes = Enumerable.Range(0, Hosts).Select(there.InboxOf).ToList();
        for (var n = 0; n < Told; n++)
        {
            var what = Activity.Announce($"{by.Address}/announcements/{n}", by.Address, $"{by.Address}/events/{n}");
            await app
                .Services.GetRequiredService<Writer>()
                .Write(
                    (db, _) =>
                    {
                        deliveries.Add(db, by, what, inboxes);
                        return Task.CompletedTask;
                    },
                    CancellationToken.None
                );
        }
    }
}
