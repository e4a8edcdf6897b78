using Farandole.Domain.Kernel;

namespace Farandole.Domain.Groups;

/// <summary>Who may become a member, and how: a question for the page, obeyed by the command.</summary>
public static class JoiningRules
{
    /// <summary>The group is only read, or goes soon.</summary>
    public static readonly Reason Rests = new("groups.rests");

    /// <summary>One becomes a member in another way.</summary>
    public static readonly Reason OtherWay = new("groups.other-way");

    /// <summary>They are a member already, under this face or another of their own.</summary>
    public static readonly Reason IsIn = new("groups.is-in");

    /// <summary>They have asked already.</summary>
    public static readonly Reason HasAsked = new("groups.has-asked");

    /// <summary>Why nobody comes in by an invitation, however good it is; null when people do.</summary>
    /// <param name="group">Where.</param>
    /// <param name="isIn">Whether a face of the same person is a member.</param>
    public static Reason? WhyNotCome(Group group, bool isIn)
    {
        ArgumentNullException.ThrowIfNull(group);
        return isIn ? IsIn
            : group.ArchivedOn is not null || group.EndsAt is not null ? Rests
            : null;
    }

    /// <summary>Why somebody may not join by themselves.</summary>
    /// <param name="group">Where.</param>
    /// <param name="isIn">Whether a face of the same person is a member.</param>
    /// <param name="isBarred">Whether the group keeps that person away.</param>
    public static Reason? WhyNotJoin(Group group, bool isIn, bool isBarred) =>
        WhyNotCome(group, isIn) ?? (AsSeen(group, isBarred) == Joining.Open ? null : OtherWay);

    /// <summary>
    /// How one becomes a member, as it is told: to whom the group keeps away, an open one is like one that invites. Where one
    /// asks they ask, and wait for an answer that nobody gives.
    /// </summary>
    public static Joining AsSeen(Group group, bool isBarred)
    {
        ArgumentNullException.ThrowIfNull(group);
        return isBarred && group.Joining == Joining.Open ? Joining.Invited : group.Joining;
    }

    /// <summary>Why somebody may not ask to be a member.</summary>
    /// <param name="group">Where.</param>
    /// <param name="isIn">Whether a face of the same person is a member.</param>
    /// <param name="hasAsked">Whether one has asked.</param>
    public static Reason? WhyNotAsk(Group group, bool isIn, bool hasAsked) =>
        WhyNotCome(group, isIn)
        ?? (
            group.Joining != Joining.OnRequest ? OtherWay
            : hasAsked ? HasAsked
            : null
        );
}
