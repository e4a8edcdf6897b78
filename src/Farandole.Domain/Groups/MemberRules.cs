using Farandole.Domain.Kernel;
using NodaTime;

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

    /// <summary>What they may, they may until a day, and would hand it on beyond it.</summary>
    public static readonly Reason LongerThanOwn = new("groups.longer-than-own");

    public static readonly Reason LastKeyHolder = new("groups.last-key-holder");

    /// <summary>Those who hold the keys may do everything: that is what makes them answer for the group.</summary>
    public static readonly Reason KeysStay = new("groups.keys-stay");

    /// <summary>Every group has the roles that it began with: people come in by one of them.</summary>
    public static readonly Reason FirstRole = new("groups.first-role");

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

    /// <summary>Gives somebody a pause: whoever may send them away may, and nobody does it to themselves.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="member">About whom.</param>
    /// <param name="has">What the other may do.</param>
    /// <param name="isLast">The other holds the keys for good, and nobody else does.</param>
    public static Reason? WhyNotPause(Membership by, MemberId member, Rights has, bool isLast)
    {
        ArgumentNullException.ThrowIfNull(by);
        return member == by.Member ? NoRight : WhyNotRemove(by, has, isLast);
    }

    /// <param name="isLast">Holds the keys for good, and nobody else does.</param>
    /// <param name="others">Members beside who leaves.</param>
    public static Reason? WhyNotLeave(bool isLast, int others) => isLast && others > 0 ? LastKeyHolder : null;

    /// <summary>Who has something for a time hands it on for no longer, or it would have no end.</summary>
    /// <param name="by">Who gives.</param>
    /// <param name="gets">What the other may from now on.</param>
    /// <param name="until">The last day of it; null for good.</param>
    public static Reason? WhyNotSoLong(Membership by, Rights gets, LocalDate? until)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Until is { } end && !by.Lasting.Covers(gets) && !(until <= end) ? LongerThanOwn : null;
    }

    /// <summary>Puts somebody into a team, changes their place there, or takes them out.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="ofTeam">What being in the team lets its members do.</param>
    /// <param name="until">The last day of the place; null for good.</param>
    public static Reason? WhyNotSeat(Membership by, Rights ofTeam, LocalDate? until)
    {
        ArgumentNullException.ThrowIfNull(by);
        return !by.May(Act.ManageMembers) ? NoRight
            : !by.Rights.Covers(ofTeam) ? MoreThanOwn
            : WhyNotSoLong(by, ofTeam, until);
    }

    /// <param name="by">Who changes what a role or a team may do.</param>
    /// <param name="before">What it may do now.</param>
    /// <param name="after">What it is to be able to do.</param>
    public static Reason? WhyNotGrant(Membership by, Rights before, Rights after)
    {
        ArgumentNullException.ThrowIfNull(by);
        return !by.May(Act.ManageRights) ? NoRight
            : !by.Rights.Covers(before.Or(after)) ? MoreThanOwn
            : !before.Covers(after) ? WhyNotSoLong(by, after, until: null)
            : null;
    }

    /// <param name="by">Who changes the role.</param>
    /// <param name="role">As it is.</param>
    /// <param name="after">What it is to be able to do.</param>
    /// <param name="otherKeepers">How many hold the keys for good by another role.</param>
    public static Reason? WhyNotChange(Membership by, Role role, Rights after, int otherKeepers)
    {
        ArgumentNullException.ThrowIfNull(role);
        return role.HoldsKeys && after != Rights.All ? KeysStay
            : WhyNotGrant(by, role.Rights, after) is { } reason ? reason
            : role.Rights == Rights.All && after != Rights.All && otherKeepers == 0 ? LastKeyHolder
            : null;
    }

    /// <param name="by">Who deletes the role.</param>
    /// <param name="role">As it is.</param>
    /// <param name="instead">What those who have it may from then on.</param>
    /// <param name="otherKeepers">How many hold the keys for good by another role.</param>
    public static Reason? WhyNotDelete(Membership by, Role role, Rights instead, int otherKeepers)
    {
        ArgumentNullException.ThrowIfNull(role);
        return role.Preset is not null ? FirstRole : WhyNotChange(by, role, instead, otherKeepers);
    }

    /// <summary>Whether a reader sees that somebody is a member: as they chose, by those who decide about them, and by themselves.</summary>
    /// <summary>Whoever answers those who want to join, in the whole group or for a team of it, sees who is there.</summary>
    public static bool SeesAll(Membership reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.May(Act.ReceiveMembers) || reader.Teams.Any(t => reader.May(Act.ReceiveMembers, t.Team));
    }

    /// <param name="reader">Who reads.</param>
    /// <param name="member">Who is to be seen.</param>
    /// <param name="shown">To whom they chose to be.</param>
    public static bool Sees(Membership reader, MemberId member, Shown shown)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return member == reader.Member
            || SeesAll(reader)
            || shown != Shown.ToThoseInCharge && reader.May(Act.SeeMembers);
    }
}
