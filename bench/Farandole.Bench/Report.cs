using System.Globalization;
using System.Text;

namespace Farandole.Bench;

/// <summary>Figures beside what they should reach, written to docs/measurements.md.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Goal, string Measured)> rows = [];

    public void Add(string what, string goal, string measured)
    {
        rows.Add((what, goal, measured));
        Console.WriteLine($"{what}: {measured} (goal: {goal})");
    }

    public void Write()
    {
        var text = new StringBuilder(
            """
            # Measurements

            Written by `bin/bench`: one run, everything on the same machine, server and load generator on a core each unless
            said otherwise. Compare ratios; absolute figures move with the machine.

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
        File.WriteAllText(Path.Combine(Repository.Root, "docs/measurements.md"), text.ToString());
    }
}

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Farandole.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
