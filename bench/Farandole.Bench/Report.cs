using System.Globalization;
using System.Text;

namespace Farandole.Bench;

/// <summary>
/// Figures beside what they should reach, written to docs/measurements.md. A run of a part keeps what others measured.
/// </summary>
internal sealed class Report(bool isWhole)
{
    private static readonly string File = Path.Combine(Repository.Root, "docs/measurements.md");

    private readonly List<Row> rows = isWhole ? [] : [.. Kept()];

    public void Add(string what, string goal, string measured)
    {
        var row = new Row(what, goal, measured);
        if (rows.FindIndex(r => r.What == what) is >= 0 and var at)
            rows[at] = row;
        else
            rows.Add(row);
        Console.WriteLine($"{what}: {measured} (goal: {goal})");
    }

    public void Write()
    {
        var text = new StringBuilder(
            """
            # Measurements

            Written by `bin/bench`: everything on the same machine, server and load generator on a core each unless said
            otherwise. Compare ratios; absolute figures move with the machine.

            | what | goal | measured |
            | --- | --- | --- |

            """
        );
        foreach (var (what, goal, measured) in rows)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {goal} | {measured} |");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"\nRuntime {Environment.Version}, {Environment.ProcessorCount} cores."
        );
        System.IO.File.WriteAllText(File, text.ToString());
    }

    private static IEnumerable<Row> Kept() =>
        System
            .IO.File.ReadLines(File)
            .Select(l => l.Split(" | "))
            .Where(c => c.Length == 3 && c[0].StartsWith("| ", StringComparison.Ordinal))
            .Select(c => new Row(c[0][2..], c[1], c[2].TrimEnd('|', ' ')))
            .Where(r => r.What is not ("what" or "---"));

    private sealed record Row(string What, string Goal, string Measured);
}

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Farandole.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
