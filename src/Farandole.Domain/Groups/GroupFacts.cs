using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>What a group says of itself is another.</summary>
public sealed record GroupChanged(GroupId Group, Instant At) : Fact;

/// <summary>A group is on another server from now on.</summary>
public sealed record GroupMoved(GroupId Group, Instant At) : Fact;

/// <summary>What a member shows of themselves is another, or they are no member any more.</summary>
public sealed record MemberChanged(GroupId Group, Instant At) : Fact;

/// <summary>Somebody wants to be a member, and waits for an answer.</summary>
public sealed record MembershipAsked(GroupId Group, Instant At) : Fact;

/// <summary>They became a member.</summary>
public sealed record MembershipGranted(GroupId Group, ProfileId Profile, Instant At) : Fact;

/// <summary>They did not.</summary>
public sealed record MembershipRefused(GroupId Group, ProfileId Profile, Instant At) : Fact;

/// <summary>Nobody answered them in time.</summary>
public sealed record MembershipLapsed(GroupId Group, ProfileId Profile, Instant At) : Fact;

/// <summary>Nobody held the keys any more: somebody does again.</summary>
public sealed record KeysInherited(GroupId Group, ProfileId Profile, Instant At) : Fact;

/// <summary>For a while they read and do nothing.</summary>
public sealed record MemberPaused(GroupId Group, ProfileId Profile, Instant At) : Fact;

/// <summary>An event waits for somebody of the group to let it out.</summary>
public sealed record EventProposed(GroupId Group, EventId Event, Instant At) : Fact;

/// <summary>Something of it is to be changed before it goes out.</summary>
public sealed record ProposalSentBack(EventId Event, Instant At) : Fact;

/// <summary>A group announces an event with others, which may have stood in the agenda for long.</summary>
public sealed record GroupCameToEvent(GroupId Group, EventId Event, Instant At) : Fact;

/// <summary>The hosts of an event ask somebody to organize it with them.</summary>
public sealed record HostInvited(HostInvitationId Invitation, Instant At) : Fact;
