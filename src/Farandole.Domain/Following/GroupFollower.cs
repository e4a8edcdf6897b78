using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Following;

/// <summary>How somebody hears of what a group says to everybody.</summary>
public enum ToldOf
{
    /// <summary>On their own page and in their own feed, when they look.</summary>
    OnPage,

    /// <summary>In one letter a week.</summary>
    Weekly,

    /// <summary>In a letter for each thing.</summary>
    AtOnce,
}

/// <summary>A profile that follows a group. The group knows how many do, and nobody but themselves knows who.</summary>
public sealed class GroupFollower
{
    /// <summary>Groups that one profile follows.</summary>
    public const int Most = 200;

    public static readonly Reason TooMany = new("following.most");

    private GroupFollower() { }

    public long Id { get; private set; }

    public ProfileId ProfileId { get; private set; }

    public GroupId GroupId { get; private set; }

    public ToldOf Told { get; private set; }

    public LocalDate Since { get; private set; }

    public static GroupFollower Begin(ProfileId profile, GroupId group, ToldOf told, LocalDate today) =>
        new()
        {
            ProfileId = profile,
            GroupId = group,
            Told = told,
            Since = today,
        };

    public void Choose(ToldOf told) => Told = told;
}
