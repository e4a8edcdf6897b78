using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;

namespace Farandole.Domain.Resources;

/// <summary>A link to something that a group uses elsewhere: by its name, with whom to ask for access. Nothing of it is kept here.</summary>
public sealed class Resource : Entity
{
    /// <summary>Of one group.</summary>
    public const int Most = 300;

    public const int MaxName = 120;

    public const int MaxFolder = 60;

    /// <summary>A word on whom to ask.</summary>
    public const int MaxAsk = 160;

    public static readonly Reason Full = new("resources.full");

    private Resource() { }

    public ResourceId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    /// <summary>Whose it is; null when it is the whole group's.</summary>
    public TeamId? TeamId { get; private set; }

    /// <summary>Under which heading it stands; null for those that stand first.</summary>
    public string? Folder { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>A <see cref="WebAddress"/>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Whom to ask for access; null where one needs none.</summary>
    public string? Ask { get; private set; }

    /// <summary>Among those of its group: no two have the same.</summary>
    public int Position { get; private set; }

    /// <summary>Null once they have left.</summary>
    public MemberId? AddedBy { get; private set; }

    /// <param name="there">Links that the group has already.</param>
    public static Reason? WhyNotAdd(int there) => there >= Most ? Full : null;

    /// <param name="group">Whose.</param>
    /// <param name="by">Who adds it; null for somebody who is no member.</param>
    /// <param name="said">What it is.</param>
    /// <param name="others">All that the group has already.</param>
    /// <exception cref="RuleBroken">There are too many.</exception>
    public static Resource Add(GroupId group, MemberId? by, ResourceSaid said, IReadOnlyCollection<Resource> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (WhyNotAdd(others.Count) is { } reason)
            throw new RuleBroken(reason);
        var added = new Resource
        {
            Id = ResourceId.New(),
            GroupId = group,
            AddedBy = by,
            Position = others.Select(o => o.Position).DefaultIfEmpty().Max() + 1,
        };
        added.Change(said, others);
        return added;
    }

    /// <param name="said">What it is from now on.</param>
    /// <param name="others">Whose folders are called as they are, however they were typed this time.</param>
    public void Change(ResourceSaid said, IEnumerable<Resource> others)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(others);
        (Name, Address, Ask, TeamId) = (said.Name, said.Address.Value, said.Ask, said.Team);
        Folder =
            others
                .Where(o => o.Id != Id)
                .Select(o => o.Folder)
                .FirstOrDefault(f => string.Equals(f, said.Folder, StringComparison.OrdinalIgnoreCase))
            ?? said.Folder;
    }

    /// <summary>Changes places with its neighbour under the same heading; the first and the last stay where they are.</summary>
    /// <param name="shown">Those among which it is seen.</param>
    /// <param name="down">Towards the last.</param>
    public void Move(IEnumerable<Resource> shown, bool down)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var beside = shown.Where(r => r.Id != Id && r.Folder == Folder);
        var neighbour = down
            ? beside.Where(r => r.Position > Position).MinBy(r => r.Position)
            : beside.Where(r => r.Position < Position).MaxBy(r => r.Position);
        if (neighbour is not null)
            (Position, neighbour.Position) = (neighbour.Position, Position);
    }

    /// <summary>What it takes to change it or to take it away: less for who added it than for everybody else.</summary>
    public Act ToChange(MemberId by) => AddedBy == by ? Act.AddResource : Act.ManageResources;
}

/// <summary>What is said about a link.</summary>
/// <param name="Name">At most <see cref="Resource.MaxName"/> characters.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Folder">At most <see cref="Resource.MaxFolder"/> characters; null for none.</param>
/// <param name="Ask">At most <see cref="Resource.MaxAsk"/> characters; null for none.</param>
/// <param name="Team">Whose it is; null for the whole group's.</param>
public sealed record ResourceSaid(string Name, WebAddress Address, string? Folder, string? Ask, TeamId? Team);
