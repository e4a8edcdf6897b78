using System.IO.Compression;

namespace Farandole.Bench;

/// <summary>How long until the first page, how much memory at rest, how heavy a page is.</summary>
internal static class StartUp
{
    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var id = await Seed.FillAsync(folder.Path, 200);
        var starts = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await using var again = await Server.StartAsync(folder.Path, null, "/");
            starts.Add(again.Started.TotalMilliseconds);
        }
        report.Add(
            "first page after start, published build (median of 5)",
            "≤ 1 s",
            $"{starts.Order().ElementAt(2):F0} ms"
        );

        await using var server = await Server.StartAloneAsync(folder.Path, "/");
        using var client = new HttpClient { BaseAddress = server.Address };
        _ = await client.GetByteArrayAsync($"/events/{id}");
        // After a minute it gives back what only the start needed.
        await Task.Delay(TimeSpan.FromSeconds(75));
        report.Add(
            "memory at rest, a minute after the start and two pages",
            "≤ 120 MB",
            $"{server.Memory} MB, of which {server.OwnMemory} MB its own; the rest is mapped code"
        );
        await Weigh(report, client, $"/events/{id}");
    }

    /// <summary>
    /// As a browser gets it, with every script that a page may ask for. The page itself is compressed by the proxy in front, as
    /// docs/hosting says.
    /// </summary>
    private static async Task Weigh(Report report, HttpClient client, string page)
    {
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var html = Packed(await client.GetByteArrayAsync(page));
        var style = await client.GetByteArrayAsync("/css/farandole.css");
        var scripts = Directory.GetFiles(Path.Combine(Repository.Root, "src/Farandole/wwwroot/js"), "*.js");
        var script = 0;
        foreach (var file in scripts)
            script += (await client.GetByteArrayAsync($"/js/{Path.GetFileName(file)}")).Length;
        report.Add(
            "event page, compressed, with all style and script",
            "≤ 40 KB",
            $"{(html + style.Length + script) / 1024.0:F1} KB (page {html / 1024.0:F1})"
        );
        var fonts = new[] { "atkinson-hyperlegible-next-farandole.woff2", "bricolage-grotesque-farandole.woff2" };
        report.Add(
            "fonts of a page",
            "≤ 60 KB",
            $"{fonts.Sum(f => new FileInfo(Path.Combine(Repository.Root, "src/Farandole/wwwroot/fonts", f)).Length) / 1024.0:F1} KB"
        );
    }

    private static long Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(bytes);
        return packed.Length;
    }
}

/// <summary>A data folder that is gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farandole-bench-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
