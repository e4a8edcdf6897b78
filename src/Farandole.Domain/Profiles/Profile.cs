using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Profiles;

/// <summary>
/// A public face that somebody with an account gives themselves. An account may have several, or none, and nothing that
/// others get of one tells that it belongs with another (security.md T15): no id, no hour, no order.
/// </summary>
public sealed class Profile : Entity, IMoves
{
    /// <summary>Of one account.</summary>
    public const int Most = 10;

    public const int MaxName = 60;

    public const int MaxWords = 2_000;

    /// <summary>
    /// Within so long the profiles of an account that ended go, each at an hour of its own: if they went together, whoever
    /// watches them would know that they were one person's.
    /// </summary>
    public static readonly Duration Leaving = Duration.FromDays(3);

    public static readonly Reason TooMany = new("profiles.most");
    public static readonly Reason NotFree = new("profiles.handle.taken");

    private Profile() { }

    public ProfileId Id { get; private set; }

    /// <summary>Null once the account has ended.</summary>
    public AccountId? AccountId { get; private set; }

    /// <summary>Never changes, and is never another's: <see cref="TakenHandle"/>.</summary>
    public string Handle { get; private set; } = "";

    /// <summary>Keyed hash of the handle: no two profiles have the same.</summary>
    public byte[] HandleHash { get; private set; } = [];

    public string Name { get; private set; } = "";

    /// <summary>What they say about themselves, as typed.</summary>
    public string? Words { get; private set; }

    /// <summary>The same as it stands on the page.</summary>
    public string? Html { get; private set; }

    /// <summary>Of its words (BCP 47).</summary>
    public string Language { get; private set; } = "fr";

    /// <summary>What stands for it; null for the first letters of its name.</summary>
    public PictureId? Picture { get; private set; }

    /// <summary>What the picture shows, in words; null when the name says enough.</summary>
    public string? PictureAlt { get; private set; }

    /// <summary>Whether search engines may find it; otherwise it is for those who were given its address.</summary>
    public bool IsFindable { get; private set; }

    /// <summary>Who sees what it takes part in, as the form of an answer proposes it.</summary>
    public Exposure Usual { get; private set; } = Exposure.Organizers;

    /// <summary>The group of <see cref="Exposure.Circle"/>; null also when that group is no more.</summary>
    public GroupId? UsualCircle { get; private set; }

    /// <summary>How long others see what it took part in.</summary>
    public Fading Fading { get; private set; } = Fading.Quarter;

    /// <summary>The day only, and shown to its owner alone: finer would tell which profiles were made together.</summary>
    public LocalDate CreatedOn { get; private set; }

    /// <summary>When it goes, after the end of its account; null otherwise.</summary>
    public Instant? EndsAt { get; private set; }

    /// <inheritdoc/>
    public string? KnownAs { get; private set; }

    /// <inheritdoc/>
    public string? MovedTo { get; private set; }

    /// <summary>Why an account that has so many may not have another with this handle; null when it may.</summary>
    /// <param name="have">Profiles of the account.</param>
    /// <param name="handle">Wanted.</param>
    /// <param name="isTaken">By a profile that is, or was.</param>
    public static Reason? WhyNotOpen(int have, Handle handle, bool isTaken)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return have >= Most ? TooMany
            : isTaken || handle.IsReserved ? NotFree
            : null;
    }

    /// <param name="account">Whose.</param>
    /// <param name="handle">Free.</param>
    /// <param name="hash">Of the handle.</param>
    /// <param name="said">What it says.</param>
    /// <param name="today">In UTC.</param>
    public static Profile Open(AccountId account, Handle handle, byte[] hash, ProfileSaid said, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var opened = new Profile
        {
            Id = ProfileId.New(),
            AccountId = account,
            Handle = handle.Value,
            HandleHash = hash,
            CreatedOn = today,
        };
        opened.Put(said);
        return opened;
    }

    public void Say(ProfileSaid said, Instant now)
    {
        Put(said);
        Raise(new ProfileChanged(Id, now));
    }

    /// <summary>Another picture stands for it, or the letters of its name again.</summary>
    public void Wear(PictureId? picture, string? alt, Instant now)
    {
        (Picture, PictureAlt) = (picture, picture is null ? null : alt);
        Raise(new ProfileChanged(Id, now));
    }

    /// <summary>Who sees what it takes part in, unless an answer says otherwise, and for how long afterwards.</summary>
    /// <param name="usual">Who sees it.</param>
    /// <param name="circle">A group that it is a member of, for <see cref="Exposure.Circle"/>.</param>
    /// <param name="fading">For how long.</param>
    /// <param name="now">When its owner says so.</param>
    public void Circle(Exposure usual, GroupId? circle, Fading fading, Instant now)
    {
        (Usual, UsualCircle, Fading) = (usual, usual == Exposure.Circle ? circle : null, fading);
        Raise(new ProfileChanged(Id, now));
    }

    public void KnowAs(string? address, Instant now)
    {
        KnownAs = address;
        Raise(new ProfileChanged(Id, now));
    }

    public void MoveTo(string address, Instant now)
    {
        MovedTo = address;
        Raise(new ProfileChanged(Id, now));
        Raise(new ProfileMoved(Id, now));
    }

    public void ComeBack(Instant now)
    {
        MovedTo = null;
        Raise(new ProfileChanged(Id, now));
    }

    /// <summary>Its account is no more: it goes as well, at an hour of its own.</summary>
    public void Leave(Instant at) => (AccountId, EndsAt) = (null, at);

    /// <summary>It goes; its handle stays taken.</summary>
    public void Delete(Instant now) => Raise(new ProfileDeleted(Id, now));

    private void Put(ProfileSaid said)
    {
        ArgumentNullException.ThrowIfNull(said);
        (Name, Words, Html, Language, IsFindable) = (said.Name, said.Words, said.Html, said.Language, said.IsFindable);
    }
}

/// <summary>What its owner decides about a profile.</summary>
/// <param name="Name">At most <see cref="Profile.MaxName"/> characters.</param>
/// <param name="Words">As typed; null when nothing is said.</param>
/// <param name="Html">Made of them.</param>
/// <param name="Language">Of name and words.</param>
/// <param name="IsFindable">By search engines.</param>
public sealed record ProfileSaid(string Name, string? Words, string? Html, string Language, bool IsFindable);
