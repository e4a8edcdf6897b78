namespace Farandole.Bench;

/// <summary>Ten times the events must not make a page slower.</summary>
internal static class Growth
{
    private static readonly (string Name, string Path)[] Measured =
    [
        ("agenda", "/"),
        ("free", "/?free=1"),
        ("near Lyon", "/?place=Lyon&distance=20"),
        ("calendar feed", "/agenda.ics"),
        ("event", "/events/{id}"),
    ];

    public static async Task MeasureAsync(Report report)
    {
        var small = await RatesAsync(10_000);
        var large = await RatesAsync(100_000);
        foreach (var ((name, _), (before, after)) in Measured.Zip(small.Zip(large)))
            report.Add(
                $"time of a page, 100,000 events ÷ 10,000: {name}",
                "≤ 1.2",
                $"{before / after:F2} ({before:F0} → {after:F0} req/s)"
            );
    }

    private static async Task<List<double>> RatesAsync(int count)
    {
        using var folder = new Folder();
        var id = await Seed.FillAsync(folder.Path, count);
        await using var server = await Server.StartAsync(folder.Path, 0, "/", ("PageCache__Disabled", "true"));
        var rates = new List<double>();
        foreach (var (_, path) in Measured)
            rates.Add(
                await Wrk.MeasureAsync(
                    new Uri(server.Address, path.Replace("{id}", id.ToString(), StringComparison.Ordinal)),
                    seconds: 3
                )
            );
        return rates;
    }
}
