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

    public Instant AskedAt { get; private set; }

    public static GroupRequest Ask(GroupId group, ProfileId profile, string? words, Instant now) =>
        new()
        {
            Id = GroupRequestId.New(),
            GroupId = group,
            ProfileId = profile,
            Words = words,
            AskedAt = now,
        };
}
