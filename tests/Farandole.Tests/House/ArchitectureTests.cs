namespace Farandole.Tests.House;

public sealed class ArchitectureTests
{
    [Fact]
    public void The_domain_knows_nobody() => AssertNone(a => In(a.From, "Domain") && !In(a.To, "Domain"));

    [Fact]
    public void The_platform_knows_no_feature() =>
        AssertNone(a => In(a.From, "Platform") && !In(a.To, "Platform", "Domain", "ActivityPub"));

    [Fact]
    public void A_feature_knows_no_other_feature() =>
        AssertNone(a =>
            a.From.StartsWith("Features.", StringComparison.Ordinal)
            && !In(a.To, "Platform", "Domain", "ActivityPub")
            && a.To != "Features.Shared"
        );

    [Fact]
    public void What_features_share_knows_none_of_them() =>
        AssertNone(a => a.From == "Features.Shared" && In(a.To, "Features"));

    [Fact]
    public void Only_the_program_and_the_list_of_features_know_all_rooms() =>
        AssertNone(a => a.To == "Program" && a.From != "Program");

    [Fact]
    public void The_arrows_drawn_in_the_architecture_are_the_arrows_that_exist()
    {
        var drawn = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md")).ReplaceLineEndings("\n");
        var existing = string.Join(
            '\n',
            Rooms
                .Arrows.Where(a => In(a.From, "Platform", "Features"))
                .GroupBy(a => a.From)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g =>
                    $"{g.Key} → {string.Join(", ", g.Select(a => a.To).Distinct().Order(StringComparer.Ordinal))}"
                )
        );
        Assert.True(drawn.Contains(existing, StringComparison.Ordinal), $"ARCHITECTURE.md should draw:\n{existing}");
    }

    private static bool In(string room, params string[] floors) =>
        floors.Any(f => room == f || room.StartsWith(f + ".", StringComparison.Ordinal));

    private static void AssertNone(Func<Arrow, bool> forbidden)
    {
        Assert.NotEmpty(Rooms.Arrows);
        Assert.Empty(Rooms.Arrows.Where(forbidden).Select(a => a.ToString()).Distinct());
    }
}
