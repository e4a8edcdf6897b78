using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Farandole.Bench;

/// <summary>Ten thousand people wait for a place; it becomes known.</summary>
internal static class Reveal
{
    private const int People = 10_000;
    private const string Place = "Esplanade des Acacias";

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var (id, key) = await Crowd.FillAsync(folder.Path, People, voices: 0);
        var page = $"/events/{id}";
        await using var server = await Server.StartAsync(folder.Path, null, page, ("PageCache__Disabled", "true"));
        using var organizer = await Backstage.OpenAsync(server.Address, key);
        using var reader = new HttpClient { BaseAddress = server.Address };
        await MedianAsync(reader, page, 500);
        var quiet = await MedianAsync(reader, page, 300);

        var watch = Stopwatch.StartNew();
        await organizer.SendFormAsync($"{page}/pieces/place/reveal", ("value", Place));
        var known = await UntilKnownAsync(reader, page, watch);
        var queued = QueuedAsync(folder.Path, watch);
        var busy = await MedianAsync(reader, page, 300);
        report.Add(
            "a reveal to 10,000 waiting people: page, .ics, .json, feed show it",
            "≤ 2 s",
            $"{known.TotalMilliseconds:F0} ms"
        );
        report.Add("the same: 10,000 letters queued", "≤ 5 s", $"{(await queued).TotalMilliseconds:F0} ms");
        report.Add(
            "the same: median time of a page rendered afresh meanwhile ÷ before",
            "≤ 1.2",
            $"{busy / quiet:F2} ({quiet:F2} → {busy:F2} ms)"
        );
    }

    private static async Task<TimeSpan> UntilKnownAsync(HttpClient reader, string page, Stopwatch watch)
    {
        foreach (var form in new[] { page, $"{page}.ics", $"{page}.json", $"{page}.atom" })
        {
            while (!(await reader.GetStringAsync(form)).Contains(Place, StringComparison.Ordinal))
            {
                if (watch.Elapsed > TimeSpan.FromSeconds(30))
                    throw new InvalidOperationException($"{form} does not show it.");
                await Task.Delay(5);
            }
        }
        return watch.Elapsed;
    }

    /// <summary>Until as many letters wait or have left as people wait.</summary>
    private static async Task<TimeSpan> QueuedAsync(string data, Stopwatch watch)
    {
        await using var database = new SqliteConnection(
            $"Data Source={Path.Combine(data, "farandole.db")};Mode=ReadOnly"
        );
        await database.OpenAsync();
        await using var count = database.CreateCommand();
        count.CommandText = """
            SELECT (SELECT count(*) FROM jobs WHERE kind = 'SendRevealLetter')
              + (SELECT count(*) FROM letters WHERE kind = 'reveal')
            """;
        while ((long)(await count.ExecuteScalarAsync())! < People)
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException("The letters are not queued.");
            await Task.Delay(100); // counting takes from what is measured beside it
        }
        return watch.Elapsed;
    }

    private static async Task<double> MedianAsync(HttpClient reader, string page, int times)
    {
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            await reader.GetByteArrayAsync(page);
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        return took.Order().ElementAt(times / 2);
    }
}
