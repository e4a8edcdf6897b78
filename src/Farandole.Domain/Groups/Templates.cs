namespace Farandole.Domain.Groups;

/// <summary>What a group begins as. It can all be changed later.</summary>
public enum GroupKind
{
    Association,
    Collective,

    /// <summary>Who share an interest.</summary>
    Community,

    Friends,
}

/// <summary>What a group of each kind begins with, so that it works before anybody has read about rights.</summary>
public static class Templates
{
    /// <summary>Whoever made nothing else of a new member: see <see cref="JoinsAs"/>.</summary>
    private static readonly Rights Looks = Rights
        .None.With(Area.Events, Level.See)
        .With(Area.Posts, Level.See)
        .With(Area.Resources, Level.See);

    private static readonly Rights TakesPart = Looks
        .With(Area.Events, Level.Propose)
        .With(Area.Posts, Level.Propose)
        .With(Area.Resources, Level.Propose)
        .With(Area.Topics, Level.Do)
        .With(Area.Tasks, Level.Do)
        .With(Area.Members, Level.See)
        .With(Area.Votes, Level.Do);

    private static readonly Rights Runs = TakesPart
        .With(Area.Events, Level.Do)
        .With(Area.Posts, Level.Do)
        .With(Area.Resources, Level.Do)
        .With(Area.Members, Level.Propose)
        .With(Area.Moderation, Level.Do);

    private static readonly Rights Coordinates = Rights.Areas.Aggregate(
        Rights.None,
        (all, area) =>
            all.With(
                area,
                area is Area.Settings ? Level.See
                    : area is Area.Money ? Level.Propose
                    : Level.Manage
            )
    );

    /// <summary>What a preset may do in a group that begins as this.</summary>
    public static Rights Of(GroupKind kind, RolePreset preset) =>
        preset switch
        {
            RolePreset.Discovers => Looks,
            RolePreset.Member => kind switch
            {
                GroupKind.Association or GroupKind.Community => TakesPart,
                // Where nobody is above the others, whoever is in does what is to be done.
                GroupKind.Collective or GroupKind.Friends => Runs.With(Area.Moderation, Level.Nothing),
            },
            RolePreset.Runs => Runs,
            RolePreset.Coordinates => Coordinates,
            RolePreset.HoldsKeys => Rights.All,
        };

    public static Joining JoiningOf(GroupKind kind) =>
        kind switch
        {
            GroupKind.Association or GroupKind.Collective => Joining.OnRequest,
            GroupKind.Community => Joining.Open,
            GroupKind.Friends => Joining.Invited,
        };

    /// <summary>Friends need not be found.</summary>
    public static bool IsListed(GroupKind kind) => kind != GroupKind.Friends;

    /// <summary>What those who come in by themselves become.</summary>
    public static RolePreset JoinsAs(GroupKind kind) =>
        kind == GroupKind.Association ? RolePreset.Discovers : RolePreset.Member;

    /// <summary>The teams that it begins with, by the names of their words.</summary>
    public static IReadOnlyList<TeamTemplate> Teams(GroupKind kind) =>
        kind switch
        {
            GroupKind.Association =>
            [
                new("welcome", Rights.None.With(Area.Members, Level.Do)),
                new("communication", Rights.None.With(Area.Events, Level.Do).With(Area.Posts, Level.Do)),
                new("treasury", Rights.None.With(Area.Money, Level.Do)),
            ],
            GroupKind.Collective =>
            [
                new("welcome", Rights.None.With(Area.Members, Level.Do)),
                new("logistics", Rights.None.With(Area.Tasks, Level.Manage)),
            ],
            GroupKind.Community => [new("organizing", Rights.None.With(Area.Events, Level.Do))],
            GroupKind.Friends => [],
        };
}

/// <summary>A team to begin with.</summary>
/// <param name="Name">Of its words.</param>
/// <param name="Rights">Of its members, in what is the team's.</param>
public sealed record TeamTemplate(string Name, Rights Rights);
