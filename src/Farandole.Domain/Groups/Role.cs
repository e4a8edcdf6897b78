using Farandole.Domain.Kernel;

namespace Farandole.Domain.Groups;

/// <summary>The five roles that every group begins with, from the least to the most.</summary>
public enum RolePreset
{
    Discovers,
    Member,
    Runs,
    Coordinates,
    HoldsKeys,
}

/// <summary>What somebody is in a group, and what they may do there.</summary>
public sealed class Role : Entity
{
    /// <summary>Of one group, those of the beginning included.</summary>
    public const int Most = 20;

    public const int MaxName = 60;

    private Role() { }

    public RoleId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    /// <summary>Null for one that the group made itself.</summary>
    public RolePreset? Preset { get; private set; }

    /// <summary>In the group's words; null for a preset that nobody renamed.</summary>
    public string? Name { get; private set; }

    public Rights Rights { get; private set; }

    /// <summary>The holders of the keys may do everything, and nobody can make it less.</summary>
    public bool HoldsKeys => Preset == RolePreset.HoldsKeys;

    public static Role Of(GroupId group, RolePreset preset, Rights rights) =>
        new()
        {
            Id = RoleId.New(),
            GroupId = group,
            Preset = preset,
            Rights = preset == RolePreset.HoldsKeys ? Rights.All : rights,
        };

    /// <param name="group">Whose.</param>
    /// <param name="name">At most <see cref="MaxName"/> characters.</param>
    /// <param name="rights">Its own.</param>
    public static Role Make(GroupId group, string name, Rights rights) =>
        new()
        {
            Id = RoleId.New(),
            GroupId = group,
            Name = name,
            Rights = rights,
        };

    /// <param name="name">Null gives a preset its first name back.</param>
    /// <param name="rights">Those of the holders of the keys stay what they are.</param>
    public void Change(string? name, Rights rights)
    {
        Name = name ?? (Preset is null ? Name : null);
        Rights = HoldsKeys ? Rights.All : rights;
    }
}
