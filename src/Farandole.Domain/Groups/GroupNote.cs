using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>One line of what happened inside a group: what, and who did it. For its members alone.</summary>
public sealed class GroupNote
{
    public const int MaxAbout = 200;

    private GroupNote() { }

    public long Id { get; private set; }

    public GroupId GroupId { get; private set; }

    /// <summary>The word for what was done.</summary>
    public string What { get; private set; } = "";

    /// <summary>Its object, by name; null when the word says it all.</summary>
    public string? About { get; private set; }

    /// <summary>Who did it; null once they have left, and for what happens by itself.</summary>
    public MemberId? By { get; private set; }

    public Instant At { get; private set; }

    public static GroupNote Of(GroupId group, MemberId? by, string what, string? about, Instant now) =>
        new()
        {
            GroupId = group,
            By = by,
            What = what,
            About = about is { Length: > MaxAbout } ? string.Concat(about.AsSpan(0, MaxAbout - 1), "…") : about,
            At = now,
        };
}
