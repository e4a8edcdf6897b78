using System.Text.RegularExpressions;

namespace Farandole.Tests.Rig;

/// <summary>tests/requirements.txt says what is proven and what is awaited, and it says the truth.</summary>
public sealed partial class RequirementsTests
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests");

    [Fact]
    public void Every_requirement_said_to_be_proven_has_a_test_that_names_it() =>
        Assert.Empty(Ids("proven").Except(Proofs()));

    [Fact]
    public void Every_proof_counts_for_a_requirement_said_to_be_proven() =>
        Assert.Empty(Proofs().Except(Ids("proven")));

    [Fact]
    public void Every_line_is_one_id_and_its_state()
    {
        var lines = Lines().ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(Line(), line));
        Assert.Equal(lines.Count, lines.Select(line => line.Split(' ')[0]).Distinct().Count());
    }

    private static IEnumerable<string> Ids(string state) =>
        Lines().Select(line => line.Split(' ')).Where(words => words[^1] == state).Select(words => words[0]);

    private static IEnumerable<string> Lines() =>
        File.ReadLines(Path.Combine(Tests, "requirements.txt")).Where(line => line is not ("" or ['#', ..]));

    /// <summary>Read from the sources, because a proof may stand in any of the test projects.</summary>
    private static HashSet<string> Proofs() =>
        [
            .. Directory
                .EnumerateFiles(Tests, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
                .SelectMany(File.ReadLines)
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => Proof().Matches(line))
                .Select(match => match.Groups["id"].Value),
        ];

    [GeneratedRegex(@"\bRequirement\(""(?<id>[A-Z]+-[0-9]+)""\)")]
    private static partial Regex Proof();

    [GeneratedRegex("^[A-Z]+-[0-9]+ (proven|awaited)$")]
    private static partial Regex Line();
}
