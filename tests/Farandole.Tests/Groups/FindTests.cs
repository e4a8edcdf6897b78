using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;

namespace Farandole.Tests.Groups;

/// <summary>The directory of groups, searched.</summary>
public sealed class FindTests
{
    [Fact]
    public async Task A_group_is_found_by_its_name_or_its_sentence_whatever_the_accents_and_only_if_it_is_listed()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var nadia = await app.WatersOf("nadia");
        await nadia.Starts("Fanfare du canal", "nadia", more: ("summary", "Des cuivres et des fêtes"));
        await nadia.Starts("Les eaux cachées", "nadia", more: ("listed", "false"));
        using var visitor = app.Visitor();

        var found = await visitor.Page("/groups?q=FETES");
        Assert.Contains("Fanfare du canal", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Eaux Vives", found, StringComparison.Ordinal);
        var waters = await visitor.Page("/groups?q=eaux");
        Assert.Contains("Eaux Vives", waters, StringComparison.Ordinal);
        Assert.DoesNotContain("cachées", waters, StringComparison.Ordinal);
        Assert.Contains(
            "Aucun groupe pour « zzz »",
            (await visitor.Page("/groups?q=zzz")).Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );
    }
}
