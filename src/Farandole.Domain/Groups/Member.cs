using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>To whom a member shows that they are one.</summary>
public enum Shown
{
    /// <summary>Those in charge of the members, who decide about them.</summary>
    ToThoseInCharge,

    ToMembers,
    ToEverybody,
}

/// <summary>
/// A profile in a group. A role may be given for a time: then what it falls back to is said with it, so that nobody has
/// to remember to take it away.
/// </summary>
public sealed class Member : Entity
{
    public const int MaxDoes = 80;

    private Member() { }

    public MemberId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    public ProfileId ProfileId { get; private set; }

    public RoleId RoleId { get; private set; }

    /// <summary>The last day of the role; null for one that lasts.</summary>
    public LocalDate? RoleUntil { get; private set; }

    /// <summary>What they are after it; null for a role that lasts.</summary>
    public RoleId? ThenRoleId { get; private set; }

    /// <summary>What they do in the group, in their own words.</summary>
    public string? Does { get; private set; }

    public Shown Shown { get; private set; } = Shown.ToMembers;

    public LocalDate JoinedOn { get; private set; }

    /// <summary>When they last looked at what is new; null before the first time. For themselves alone.</summary>
    public Instant? LookedAt { get; private set; }

    /// <summary>A loan is for a term of office, not for ever.</summary>
    public const int MostYears = 10;

    public static Member Join(GroupId group, ProfileId profile, RoleId role, LocalDate today) =>
        new()
        {
            Id = MemberId.New(),
            GroupId = group,
            ProfileId = profile,
            RoleId = role,
            JoinedOn = today,
        };

    /// <summary>Gives a role for good.</summary>
    public void Give(RoleId role) => (RoleId, RoleUntil, ThenRoleId) = (role, null, null);

    /// <summary>
    /// Gives a role until a day, after which they are what they are now, or fall back to already. What they fall back to
    /// anyway, they have for good.
    /// </summary>
    public void Lend(RoleId role, LocalDate until)
    {
        if (role == Lasting)
            Give(role);
        else
            (RoleId, RoleUntil, ThenRoleId) = (role, until, Lasting);
    }

    /// <summary>A role is no more: wherever they had it, now or later, they have another.</summary>
    public void Swap(RoleId gone, RoleId other)
    {
        RoleId = RoleId == gone ? other : RoleId;
        ThenRoleId = ThenRoleId == gone ? other : ThenRoleId;
        if (ThenRoleId == RoleId)
            Give(RoleId);
    }

    /// <summary>What no day takes from them.</summary>
    public RoleId Lasting => ThenRoleId ?? RoleId;

    /// <summary>What they are on that day.</summary>
    public RoleId RoleOn(LocalDate today) => RoleUntil < today ? ThenRoleId ?? RoleId : RoleId;

    public void Say(string? does, Shown shown) => (Does, Shown) = (does, shown);

    public void Look(Instant now) => LookedAt = now;
}
