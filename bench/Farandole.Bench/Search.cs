namespace Farandole.Bench;

/// <summary>Looking for words on one core, each page rendered afresh: ten times the events must not make it slower.</summary>
internal static class Search
{
    private static readonly (string Name, string Path)[] Measured =
    [
        ("a word of every eighth event", "/search?q=chorales"),
        ("two words that one event has", "/search?q=n%C2%B0%204242%20place"),
        ("a word near Lyon, free, with wheelchair", "/search?q=chorales&place=Lyon&distance=20&free=1&wheelchair=1"),
        ("a word that no event has", "/search?q=accordéon"),
    ];

    public static async Task MeasureAsync(Report report)
    {
        var small = await RatesAsync(10_000);
        var large = await RatesAsync(100_000);
        foreach (var ((name, _), (few, many)) in Measured.Zip(small.Zip(large)))
            report.Add(
                $"search, one core: {name}, 10,000 → 100,000 events",
                "≥ 400 req/s, p99 ≤ 100 ms",
                $"{few.Rate:F0} → {many.Rate:F0} req/s, p99 {few.Slow:F0} → {many.Slow:F0} ms"
            );
    }

    private static async Task<List<(double Rate, double Slow)>> RatesAsync(int count)
    {
        using var folder = new Folder();
        await Seed.FillAsync(folder.Path, count);
        await using var server = await Server.StartAsync(
            folder.Path,
            0,
            "/",
            ("PageCache__Disabled", "true"),
            ("RateLimits__Disabled", "true")
        );
        var rates = new List<(double Rate, double Slow)>();
        foreach (var (_, path) in Measured)
            rates.Add(await Wrk.LatencyAsync(new Uri(server.Address, path)));
        return rates;
    }
}
