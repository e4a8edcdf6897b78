using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Farandole.Bench;

/// <summary>Requests a second, by wrk on the second core: median of three rounds after a warm-up.</summary>
internal static partial class Wrk
{
    private const int Rounds = 3;

    public static async Task<double> MeasureAsync(Uri page, int seconds = 5, int warm = 30, string? cookie = null)
    {
        // On one core the compiler needs this long to be done with what is used most.
        await Once(page, warm, cookie);
        var rounds = new List<double>();
        for (var i = 0; i < Rounds; i++)
            rounds.Add(await Once(page, seconds, cookie));
        return rounds.Order().ElementAt(Rounds / 2);
    }

    /// <summary>The same, and how long the slowest of a hundred takes, in milliseconds.</summary>
    public static async Task<(double Rate, double Slow)> LatencyAsync(Uri page, int seconds = 5, int warm = 10)
    {
        await Once(page, warm, cookie: null);
        var output = await Output(
            "taskset",
            "-c",
            "1",
            "wrk",
            "-t1",
            "-c16",
            $"-d{seconds}s",
            "--latency",
            page.AbsoluteUri
        );
        var slow = Slowest().Match(output).Groups;
        return (
            RateOf(output),
            double.Parse(slow["n"].Value, CultureInfo.InvariantCulture) * (slow["unit"].Value is "s" ? 1_000 : 1)
        );
    }

    /// <summary>Posts JSON from 64 connections, on both cores; <c>#</c> in the body is the number of the request.</summary>
    public static async Task<double> PostAsync(Uri address, string body, int seconds)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            script,
            $$"""
            local n = 0
            function request()
              n = n + 1
              local body = string.gsub('{{body}}', "#", n)
              return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, body)
            end
            """
        );
        try
        {
            return await Run("wrk", "-t1", "-c64", $"-d{seconds}s", "--timeout", "10s", "-s", script, $"{address}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static Task<double> Once(Uri page, int seconds, string? cookie) =>
        Run(
            "taskset",
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
                .. cookie is null ? (string[])[] : ["-H", $"Cookie: {cookie}"],
                page.AbsoluteUri,
            ]
        );

    private static async Task<double> Run(string program, params string[] arguments) =>
        RateOf(await Output(program, arguments));

    private static double RateOf(string output) =>
        double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);

    private static async Task<string> Output(string program, params string[] arguments)
    {
        using var wrk = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (Failed().IsMatch(output))
            throw new InvalidOperationException(output);
        return output;
    }

    [GeneratedRegex(@"99%\s+(?<n>[\d.]+)(?<unit>ms|s)")]
    private static partial Regex Slowest();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex("Non-2xx")]
    private static partial Regex Failed();
}
