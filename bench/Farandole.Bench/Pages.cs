namespace Farandole.Bench;

/// <summary>Pages a second on one core, from the cache and rendered afresh, beside a bare server with the same bytes.</summary>
internal static class Pages
{
    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var id = await Seed.FillAsync(folder.Path, 10_000);
        var page = $"/events/{id}";
        var cached = await RateAsync(folder.Path, page);
        var bare = await BareAsync(folder.Path, page);
        report.Add(
            "event page, anonymous, whole pipeline, beside bare Kestrel with the same bytes",
            "≥ 70 %",
            $"{cached / bare:P0} ({cached:F0} / {bare:F0} req/s)"
        );
        report.Add(
            "event page rendered afresh, one core",
            "≥ 800 req/s",
            $"{await RateAsync(folder.Path, page, ("PageCache__Disabled", "true")):F0} req/s"
        );
        report.Add(
            "home page rendered afresh, 10,000 events, one core",
            "≥ 800 req/s",
            $"{await RateAsync(folder.Path, "/", ("PageCache__Disabled", "true")):F0} req/s"
        );
    }

    public static async Task<double> RateAsync(string data, string page, params (string, string)[] settings)
    {
        await using var server = await Server.StartAsync(data, 0, page, settings);
        return await Wrk.MeasureAsync(new Uri(server.Address, page));
    }

    private static async Task<double> BareAsync(string data, string page)
    {
        var file = Path.Combine(data, "page.html");
        await using (var server = await Server.StartAsync(data, 0, page))
        {
            using var client = new HttpClient { BaseAddress = server.Address };
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
            await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(page));
        }
        await using var bare = await Server.StartBareAsync(file, 0);
        return await Wrk.MeasureAsync(bare.Address);
    }
}
