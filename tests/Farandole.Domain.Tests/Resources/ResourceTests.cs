using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Resources;

namespace Farandole.Domain.Tests.Resources;

public sealed class ResourceTests
{
    private static readonly GroupId Group = GroupId.New();
    private static readonly MemberId Monique = MemberId.New();

    [Fact]
    public void A_group_has_three_hundred_and_no_more()
    {
        Assert.Null(Resource.WhyNotAdd(Resource.Most - 1));
        Assert.Equal(Resource.Full, Resource.WhyNotAdd(Resource.Most));
        var all = Shelf([.. Enumerable.Range(1, Resource.Most).Select(n => ($"Lien {n}", (string?)null))]);

        var broken = Assert.Throws<RuleBroken>(() => Add(all, "Un de trop", null));

        Assert.Equal(Resource.Full, broken.Reason);
    }

    [Fact]
    public void Who_added_it_may_change_it_with_less_than_everybody_else()
    {
        var pad = Add([], "Pad", null);

        Assert.Equal(Act.AddResource, pad.ToChange(Monique));
        Assert.Equal(Act.ManageResources, pad.ToChange(MemberId.New()));
    }

    [Fact]
    public void It_moves_among_those_of_its_folder_alone()
    {
        var all = Shelf([("Pad", null), ("Budget", "Argent"), ("Salon", null), ("Cagnotte", "Argent")]);

        all[0].Move(all, down: true);
        all[3].Move(all, down: false);

        Assert.Equal(["Salon", "Cagnotte", "Pad", "Budget"], Names(all));
    }

    [Fact]
    public void The_first_and_the_last_stay_where_they_are()
    {
        var all = Shelf([("Pad", null), ("Salon", null)]);

        all[0].Move(all, down: false);
        all[1].Move(all, down: true);

        Assert.Equal(["Pad", "Salon"], Names(all));
    }

    [Fact]
    public void It_moves_past_what_is_shown_and_not_past_what_is_hidden()
    {
        var all = Shelf([("Pad", null), ("Salon", null), ("Forge", null)]);

        all[0].Move([all[0], all[2]], down: true);

        Assert.Equal(["Forge", "Salon", "Pad"], Names(all));
        Assert.Equal(3, all.Select(r => r.Position).Distinct().Count());
    }

    [Fact]
    public void A_folder_is_called_as_it_is_called_already()
    {
        var all = Shelf([("Budget", "Argent")]);

        var added = Add(all, "Cagnotte", "argent");

        Assert.Equal("Argent", added.Folder);
        // The one that is alone in it may spell it anew.
        all[0].Change(Said("Budget", "ARGENT"), [all[0]]);
        Assert.Equal("ARGENT", all[0].Folder);
    }

    private static List<Resource> Shelf((string Name, string? Folder)[] named)
    {
        var all = new List<Resource>();
        foreach (var (name, folder) in named)
            all.Add(Add(all, name, folder));
        return all;
    }

    private static Resource Add(IReadOnlyCollection<Resource> others, string name, string? folder) =>
        Resource.Add(Group, Monique, Said(name, folder), others);

    private static ResourceSaid Said(string name, string? folder) =>
        new(name, WebAddress.Parse("https://pad.example.org/")!, folder, Ask: null, Team: null);

    private static IEnumerable<string> Names(IEnumerable<Resource> all) =>
        all.OrderBy(r => r.Position).Select(r => r.Name);
}
