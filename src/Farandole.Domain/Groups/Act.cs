namespace Farandole.Domain.Groups;

/// <summary>Something that members do, by the right that it takes. Everything that a group can do is one of these.</summary>
public readonly record struct Act(Area Area, Level Level)
{
    /// <summary>Drafts, notes and what happens behind the scenes.</summary>
    public static readonly Act SeeBackstage = new(Area.Events, Level.See);

    /// <summary>Writes an event that somebody else lets through.</summary>
    public static readonly Act ProposeEvent = new(Area.Events, Level.Propose);

    public static readonly Act AnnounceEvent = new(Area.Events, Level.Do);

    /// <summary>Hands events over, and takes them out of the group.</summary>
    public static readonly Act ManageEvents = new(Area.Events, Level.Manage);

    public static readonly Act ReadMembersPosts = new(Area.Posts, Level.See);
    public static readonly Act ProposePost = new(Area.Posts, Level.Propose);
    public static readonly Act PublishPost = new(Area.Posts, Level.Do);
    public static readonly Act ManagePosts = new(Area.Posts, Level.Manage);

    public static readonly Act SeeResources = new(Area.Resources, Level.See);
    public static readonly Act AddResource = new(Area.Resources, Level.Do);
    public static readonly Act ManageResources = new(Area.Resources, Level.Manage);

    /// <summary>Who is in, as each chose to show it.</summary>
    public static readonly Act SeeMembers = new(Area.Members, Level.See);

    /// <summary>Makes links by which people become members like those who come by themselves.</summary>
    public static readonly Act InviteMembers = new(Area.Members, Level.Propose);

    /// <summary>Says yes or no to those who ask.</summary>
    public static readonly Act ReceiveMembers = new(Area.Members, Level.Do);

    /// <summary>Gives roles, fills teams, sends away.</summary>
    public static readonly Act ManageMembers = new(Area.Members, Level.Manage);

    /// <summary>The page, and what is asked of newcomers.</summary>
    public static readonly Act ChangeGroup = new(Area.Settings, Level.Do);

    /// <summary>What each role and each team may do.</summary>
    public static readonly Act ManageRights = new(Area.Settings, Level.Manage);

    /// <summary>Rests it or ends it.</summary>
    public static readonly Act EndGroup = new(Area.Settings, Level.Manage);
}
