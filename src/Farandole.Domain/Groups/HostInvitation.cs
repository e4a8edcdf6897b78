using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>
/// The hosts of an event ask a profile or a group to organize it with them. It stands until it is accepted or taken back,
/// or the event is over; whoever refused may think better of it as long as it stands, and is not asked again.
/// </summary>
public sealed class HostInvitation : Entity
{
    private HostInvitation() { }

    public HostInvitationId Id { get; private set; }

    public EventId EventId { get; private set; }

    public ProfileId? ProfileId { get; private set; }

    public GroupId? GroupId { get; private set; }

    /// <summary>Who asked, as the event's log signs; null for the first key.</summary>
    public string? By { get; private set; }

    public Instant At { get; private set; }

    public Instant? RefusedAt { get; private set; }

    public WhoHosts Invited => new(ProfileId, GroupId);

    public static HostInvitation To(EventId hosted, WhoHosts invited, string? by, Instant now)
    {
        var made = new HostInvitation
        {
            Id = HostInvitationId.New(),
            EventId = hosted,
            ProfileId = invited.Profile,
            GroupId = invited.Group,
            By = by,
            At = now,
        };
        made.Raise(new HostInvited(made.Id, now));
        return made;
    }

    public void Refuse(Instant now) => RefusedAt ??= now;
}

/// <summary>Who announces something: a profile or a group, never both.</summary>
public readonly record struct WhoHosts(ProfileId? Profile, GroupId? Group)
{
    public static WhoHosts Of(ProfileId profile) => new(profile, null);

    public static WhoHosts Of(GroupId group) => new(null, group);
}
