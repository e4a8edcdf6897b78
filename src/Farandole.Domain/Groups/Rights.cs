namespace Farandole.Domain.Groups;

/// <summary>What a group does, each a thing of its own to have rights in. Their numbers are kept: none may change.</summary>
public enum Area
{
    Events = 0,
    Posts = 1,
    Resources = 2,
    Topics = 3,
    Tasks = 4,
    Members = 5,
    Money = 6,
    Votes = 7,
    Moderation = 8,

    /// <summary>The group's page, its roles and its teams, and its end.</summary>
    Settings = 9,
}

/// <summary>How far a right goes; each contains the one before.</summary>
public enum Level
{
    Nothing = 0,
    See = 1,

    /// <summary>Prepares what somebody else lets through.</summary>
    Propose = 2,

    Do = 3,

    /// <summary>Also what others did, and who may do it.</summary>
    Manage = 4,
}

/// <summary>How far somebody may go in each area: four bits for each, so that they are kept and compared as one number.</summary>
public readonly record struct Rights(long Bits)
{
    private const int Width = 4;
    private const long Mask = (1 << Width) - 1;

    public static readonly IReadOnlyList<Area> Areas = Enum.GetValues<Area>();

    public static readonly Rights None = new(0);

    /// <summary>Of those who hold the keys.</summary>
    public static readonly Rights All = Areas.Aggregate(None, (all, area) => all.With(area, Level.Manage));

    public Level this[Area area] => (Level)(Bits >> Width * (int)area & Mask);

    public bool May(Area area, Level level) => this[area] >= level;

    public Rights With(Area area, Level level) =>
        new(Bits & ~(Mask << Width * (int)area) | (long)level << Width * (int)area);

    /// <summary>What one may by either.</summary>
    public Rights Or(Rights other)
    {
        var mine = this;
        return Areas.Aggregate(mine, (all, area) => other[area] > mine[area] ? all.With(area, other[area]) : all);
    }

    /// <summary>Of all that, what only reads: for whoever has a pause.</summary>
    public Rights ToRead()
    {
        var mine = this;
        return Areas.Aggregate(None, (all, area) => all.With(area, mine[area] > Level.See ? Level.See : mine[area]));
    }

    /// <summary>How far all of it goes together: for putting the least first.</summary>
    public int Sum()
    {
        var mine = this;
        return Areas.Sum(area => (int)mine[area]);
    }

    /// <summary>Whether nothing of the other goes further.</summary>
    public bool Covers(Rights other) => Or(other) == this;

    /// <summary>Reads what was kept or sent; a number that is none is no right at all.</summary>
    public static Rights Read(long bits)
    {
        var kept = new Rights(bits);
        return Areas.Where(a => Enum.IsDefined(kept[a])).Aggregate(None, (all, area) => all.With(area, kept[area]));
    }
}
