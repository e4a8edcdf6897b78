using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>
/// Who announces an event in public: a profile or a group, never both. An event without any is announced by nobody who
/// says so, and opened by its keys alone.
/// </summary>
public sealed class EventHost : Entity
{
    /// <summary>In letters.</summary>
    public const int MaxWord = 500;

    private EventHost() { }

    public long Id { get; private set; }

    public WhoHosts Who => new(ProfileId, GroupId);

    public EventId EventId { get; private set; }

    public ProfileId? ProfileId { get; private set; }

    public GroupId? GroupId { get; private set; }

    /// <summary>Of the group: its members may do with the event what the team lets them do.</summary>
    public TeamId? TeamId { get; private set; }

    /// <summary>Whether it announced the event; the others came to it.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Who wrote a draft that somebody else of the group lets out; null where nobody had to ask, and once they have left.</summary>
    public MemberId? ProposedBy { get; private set; }

    /// <summary>What somebody of the group wants changed first; null while nobody has looked.</summary>
    public string? SentBack { get; private set; }

    public static EventHost By(EventId hosted, ProfileId profile) =>
        new()
        {
            EventId = hosted,
            ProfileId = profile,
            IsFirst = true,
        };

    public static EventHost By(EventId hosted, GroupId group, TeamId? team) =>
        new()
        {
            EventId = hosted,
            GroupId = group,
            TeamId = team,
            IsFirst = true,
        };

    /// <summary>Comes to an event of others; a group may hand it to one of its teams.</summary>
    public static EventHost Join(EventId hosted, WhoHosts joining, TeamId? team, Instant now)
    {
        var joined = new EventHost
        {
            EventId = hosted,
            ProfileId = joining.Profile,
            GroupId = joining.Group,
            TeamId = joining.Group is null ? null : team,
        };
        if (joining.Group is { } group)
            joined.Raise(new GroupCameToEvent(group, hosted, now));
        return joined;
    }

    /// <summary>A draft of a member who may propose and not announce.</summary>
    public static EventHost Proposed(EventId hosted, GroupId group, TeamId? team, MemberId by, Instant now)
    {
        var proposed = By(hosted, group, team);
        proposed.ProposedBy = by;
        proposed.Raise(new EventProposed(group, hosted, now));
        return proposed;
    }

    /// <summary>Gives it back to who proposed it, with a word.</summary>
    /// <param name="word">At most <see cref="MaxWord"/> letters.</param>
    /// <param name="now">When.</param>
    public void SendBack(string word, Instant now)
    {
        SentBack = word;
        Raise(new ProposalSentBack(EventId, now));
    }

    /// <summary>Changed, it waits again; what was not sent back waits already, and nobody is told twice.</summary>
    public void ProposeAgain(Instant now)
    {
        if (SentBack is null || GroupId is not { } group)
            return;
        SentBack = null;
        Raise(new EventProposed(group, EventId, now));
    }
}
