using Farandole.Domain.Kernel;

namespace Farandole.Domain.Groups;

/// <summary>
/// Who announces an event in public: a profile or a group, never both. An event without any is announced by nobody who
/// says so, and opened by its keys alone.
/// </summary>
public sealed class EventHost
{
    private EventHost() { }

    public long Id { get; private set; }

    public EventId EventId { get; private set; }

    public ProfileId? ProfileId { get; private set; }

    public GroupId? GroupId { get; private set; }

    /// <summary>Of the group: its members may do with the event what the team lets them do.</summary>
    public TeamId? TeamId { get; private set; }

    /// <summary>Whether it announced the event; the others came to it.</summary>
    public bool IsFirst { get; private set; }

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
}
