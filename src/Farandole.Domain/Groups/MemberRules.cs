using Farandole.Domain.Kernel;

namespace Farandole.Domain.Groups;

/// <summary>
/// What members may do to one another: a question for the page, obeyed by the command. Nobody gives what they have not got,
/// nobody is sent away by who may less, and no group is left without a holder of its keys.
/// </summary>
public static class MemberRules
{
    public static readonly Reason NoRight = new("groups.no-right");

    /// <summary>They may do more than who decides.</summary>
    public static readonly Reason Above = new("groups.above");

    /// <summary>The role may do more than who gives it.</summary>
    public static readonly Reason MoreThanOwn = new("groups.more-than-own");

    public static readonly Reason LastKeyHolder = new("groups.last-key-holder");

    /// <param name="by">Who gives it.</param>
    /// <param name="has">What the other may do now.</param>
    /// <param name="gets">What the role may do.</param>
    /// <param name="isLast">The other holds the keys for good, and nobody else does.</param>
    /// <param name="forATime">The role ends by itself.</param>
    public static Reason? WhyNotGive(Membership by, Rights has, Rights gets, bool isLast, bool forATime)
    {
        ArgumentNullException.ThrowIfNull(by);
        return !by.May(Act.ManageMembers) ? NoRight
            : !by.Rights.Covers(has) ? Above
            : !by.Rights.Covers(gets) ? MoreThanOwn
            : isLast && (gets != Rights.All || forATime) ? LastKeyHolder
            : null;
    }

    /// <param name="by">Who makes the invitation.</param>
    /// <param name="gets">What those who come by it may do.</param>
    /// <param name="usual">What those who come by themselves may do.</param>
    public static Reason? WhyNotInvite(Membership by, Rights gets, Rights usual)
    {
        ArgumentNullException.ThrowIfNull(by);
        return !by.May(Act.InviteMembers) ? NoRight
            : usual.Covers(gets) ? null
            : !by.May(Act.ManageMembers) ? NoRight
            : !by.Rights.Covers(gets) ? MoreThanOwn
            : null;
    }

    /// <param name="by">Who sends away.</param>
    /// <param name="has">What the other may do.</param>
    /// <param name="isLast">The other holds the keys for good, and nobody else does.</param>
    public static Reason? WhyNotRemove(Membership by, Rights has, bool isLast)
    {
        ArgumentNullException.ThrowIfNull(by);
        return !by.May(Act.ManageMembers) ? NoRight
            : !by.Rights.Covers(has) ? Above
            : isLast ? LastKeyHolder
            : null;
    }

    /// <param name="isLast">Holds the keys for good, and nobody else does.</param>
    /// <param name="others">Members beside who leaves.</param>
    public static Reason? WhyNotLeave(bool isLast, int others) => isLast && others > 0 ? LastKeyHolder : null;

    /// <param name="by">Who changes what a role or a team may do.</param>
    /// <param name="before">What it may do now.</param>
    /// <param name="after">What it is to be able to do.</param>
    public static Reason? WhyNotGrant(Membership by, Rights before, Rights after)
    {
        ArgumentNullException.ThrowIfNull(by);
        return !by.May(Act.ManageRights) ? NoRight
            : !by.Rights.Covers(before.Or(after)) ? MoreThanOwn
            : null;
    }
}
