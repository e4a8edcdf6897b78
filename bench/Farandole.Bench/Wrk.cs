using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Farandole.Bench;

/// <summary>Requests a second, by wrk on the second core: median of three rounds after a warm-up.</summary>
internal static partial class Wrk
{
    private const int Rounds = 3;

    public static async Task<double> MeasureAsync(Uri page, int seconds = 5)
    {
        await Once(page, seconds);
        var rounds = new List<double>();
        for (var i = 0; i < Rounds; i++)
            rounds.Add(await Once(page, seconds));
        return rounds.Order().ElementAt(Rounds / 2);
    }

    private static async Task<double> Once(Uri page, int seconds)
    {
        string[] line =
        [
            "-c",
            "1",
            "wrk",
            "-t1",
            "-c16",
            $"-d{seconds}s",
            "-H",
            "Accept-Language: fr",
            "-H",
            "Accept: text/html",
            page.ToString(),
        ];
        using var wrk = Process.Start(new ProcessStartInfo("taskset", line) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (Failed().IsMatch(output))
            throw new InvalidOperationException(output);
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex("Non-2xx")]
    private static partial Regex Failed();
}
