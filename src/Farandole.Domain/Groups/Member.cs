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

    /// <summary>The name of the profile as lists compare it, kept here so that a page of a long list is read from one index.</summary>
    public string SortName { get; private set; } = "";

    public RoleId RoleId { get; private set; }

    /// <summary>The last day of the role; null for one that lasts.</summary>
    public LocalDate? RoleUntil { get; private set; }

    /// <summary>What they are after it; null for a role that lasts.</summary>
    public RoleId? ThenRoleId { get; private set; }

    /// <summary>What they do in the group, in their own words.</summary>
    public string? Does { get; private set; }

    public Shown Shown { get; private set; } = Shown.ToMembers;

    public LocalDate JoinedOn { get; private set; }

    public const int MaxWhyPaused = 500;

    /// <summary>A pause is an end to a quarrel, not a way to keep somebody silent for good.</summary>
    public static readonly Period LongestPause = Period.FromMonths(6);

    /// <summary>The last day on which they read and do nothing; null when they may what their role may.</summary>
    public LocalDate? PausedUntil { get; private set; }

    /// <summary>Why, as it was said to them.</summary>
    public string? WhyPaused { get; private set; }

    /// <summary>A loan is for a term of office, not for ever.</summary>
    public const int MostYears = 10;

    /// <summary>When they said that they have read the welcome; null before.</summary>
    public LocalDate? WelcomedOn { get; private set; }

    /// <param name="group">Which they join.</param>
    /// <param name="profile">As whom.</param>
    /// <param name="sortName">The name of the profile, folded.</param>
    /// <param name="role">For good.</param>
    /// <param name="today">Since when.</param>
    public static Member Join(GroupId group, ProfileId profile, string sortName, RoleId role, LocalDate today) =>
        new()
        {
            Id = MemberId.New(),
            GroupId = group,
            ProfileId = profile,
            SortName = sortName,
            RoleId = role,
            JoinedOn = today,
        };

    /// <summary>Their profile has another name.</summary>
    public void FileUnder(string sortName) => SortName = sortName;

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

    /// <summary>What they do, and who sees that they are a member.</summary>
    public void Say(string? does, Shown shown, Instant now)
    {
        (Does, Shown) = (does, shown);
        Raise(new MemberChanged(GroupId, now));
    }

    /// <summary>They have read what newcomers read first, or do not want to.</summary>
    public void Welcome(LocalDate today) => WelcomedOn ??= today;

    /// <summary>Until a day they read, and do nothing. It ends by itself.</summary>
    public void Pause(LocalDate until, string why, Instant now)
    {
        (PausedUntil, WhyPaused) = (until, why);
        Raise(new MemberPaused(GroupId, ProfileId, now));
    }

    /// <summary>The pause is over, by its day or before.</summary>
    public void EndPause() => (PausedUntil, WhyPaused) = (null, null);

    /// <summary>They are no member any more, by their own will or another's.</summary>
    public void Leave(Instant now) => Raise(new MemberChanged(GroupId, now));

    /// <summary>The keys came to them, because whoever held them is no more.</summary>
    public void Inherit(RoleId keys, Instant now)
    {
        Give(keys);
        Raise(new KeysInherited(GroupId, ProfileId, now));
    }
}
