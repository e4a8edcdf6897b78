using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Posts;

/// <summary>News of a group can be read.</summary>
public sealed record PostPublished(GroupId Group, PostId Post, Instant At) : Fact;

/// <summary>Published news says something else, or to others.</summary>
public sealed record PostChanged(GroupId Group, PostId Post, Instant At) : Fact;

/// <summary>Published news is no more.</summary>
public sealed record PostDeleted(GroupId Group, PostId Post, Instant At) : Fact;

/// <summary>A draft waits for somebody of the group to publish it.</summary>
public sealed record PostProposed(GroupId Group, PostId Post, Instant At) : Fact;
