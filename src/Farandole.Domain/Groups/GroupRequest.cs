using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>Somebody who wants to be a member, and what they said to what was asked. Gone once decided.</summary>
public sealed class GroupRequest : Entity
{
    public const int MaxWords = 2_000;

    /// <summary>An answer that nobody gave in this time is a no, said by nobody.</summary>
    public static readonly Duration Longest = Duration.FromDays(60);

    private GroupRequest() { }

    public GroupRequestId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    public ProfileId ProfileId { get; private set; }

    /// <summary>Question and answer in turn, as they stood when it was sent.</summary>
    public string? Words { get; private set; }

    /// <summary>To whom they will show that they are a member, once they are one.</summary>
    public Shown Shown { get; private set; } = Shown.ToMembers;

    public Instant AskedAt { get; private set; }

    public static GroupRequest Ask(GroupId group, ProfileId profile, string? words, Shown shown, Instant now)
    {
        var asked = new GroupRequest
        {
            Id = GroupRequestId.New(),
            GroupId = group,
            ProfileId = profile,
            Words = words,
            Shown = shown,
            AskedAt = now,
        };
        asked.Raise(new MembershipAsked(group, now));
        return asked;
    }

    /// <summary>A yes; the request goes.</summary>
    public void Grant(Instant now) => Raise(new MembershipGranted(GroupId, ProfileId, now));

    /// <summary>A no; the request goes.</summary>
    public void Refuse(Instant now) => Raise(new MembershipRefused(GroupId, ProfileId, now));

    /// <summary>Nobody answered; the request goes.</summary>
    public void Lapse(Instant now) => Raise(new MembershipLapsed(GroupId, ProfileId, now));
}
