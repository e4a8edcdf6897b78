using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>Who becomes a member, and how.</summary>
public enum Joining
{
    /// <summary>Whoever wants to.</summary>
    Open,

    /// <summary>Whom those in charge of the members say yes to.</summary>
    OnRequest,

    /// <summary>Whoever has an invitation.</summary>
    Invited,
}

/// <summary>People who do things together more than once, with a page for everybody and a space for themselves.</summary>
public sealed class Group : Entity, IMoves
{
    public const int MaxName = 80;

    public const int MaxSummary = 200;

    public const int MaxWords = 5_000;

    /// <summary>What newcomers are told.</summary>
    public const int MaxWelcome = 2_000;

    /// <summary>What is asked of those who want to join: one line each.</summary>
    public const int MaxQuestions = 600;

    public const int MostQuestions = 5;

    /// <summary>Between the decision that a group ends and its end: every member can still take what is theirs.</summary>
    public static readonly Duration Regret = Duration.FromDays(14);

    private Group() { }

    public GroupId Id { get; private set; }

    /// <summary>Never changes, and is never another's: <see cref="TakenHandle"/>.</summary>
    public string Handle { get; private set; } = "";

    public byte[] HandleHash { get; private set; } = [];

    public GroupKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>One sentence on what it is.</summary>
    public string? Summary { get; private set; }

    /// <summary>Who it is, as typed.</summary>
    public string? Words { get; private set; }

    /// <summary>The same as it stands on its page.</summary>
    public string? Html { get; private set; }

    /// <summary>Of its words (BCP 47).</summary>
    public string Language { get; private set; } = "fr";

    /// <summary>What stands for it; null for the first letters of its name.</summary>
    public PictureId? Picture { get; private set; }

    /// <summary>What the picture shows, in words; null when the name says enough.</summary>
    public string? PictureAlt { get; private set; }

    /// <summary>What hangs over its page; null when nothing does.</summary>
    public PictureId? Banner { get; private set; }

    /// <summary>What the banner shows, in words; null when it is decorative.</summary>
    public string? BannerAlt { get; private set; }

    public Joining Joining { get; private set; }

    /// <summary>Line by line, what is asked of those who want to join; null when nothing is.</summary>
    public string? Questions { get; private set; }

    /// <summary>What newcomers read first, as typed; null when nothing is prepared.</summary>
    public string? Welcome { get; private set; }

    /// <summary>Whether it stands among the groups and search engines may find it; otherwise one has its link.</summary>
    public bool IsListed { get; private set; }

    public LocalDate CreatedOn { get; private set; }

    /// <summary>Since when it is kept to be read and nothing new begins in it.</summary>
    public LocalDate? ArchivedOn { get; private set; }

    /// <summary>When it is deleted; null while nobody decided so.</summary>
    public Instant? EndsAt { get; private set; }

    /// <inheritdoc/>
    public string? KnownAs { get; private set; }

    /// <inheritdoc/>
    public string? MovedTo { get; private set; }

    public IReadOnlyList<string> Asked => Questions?.Split('\n') ?? [];

    /// <param name="kind">What it begins with.</param>
    /// <param name="handle">Free.</param>
    /// <param name="hash">Of the handle.</param>
    /// <param name="said">What it says.</param>
    /// <param name="today">In UTC.</param>
    public static Group Open(GroupKind kind, Handle handle, byte[] hash, GroupSaid said, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var opened = new Group
        {
            Id = GroupId.New(),
            Kind = kind,
            Handle = handle.Value,
            HandleHash = hash,
            CreatedOn = today,
        };
        opened.Put(said);
        return opened;
    }

    public void Say(GroupSaid said, Instant now)
    {
        Put(said);
        Raise(new GroupChanged(Id, now));
    }

    /// <summary>Another picture stands for it, or the letters of its name again.</summary>
    public void Wear(PictureId? picture, string? alt, Instant now)
    {
        (Picture, PictureAlt) = (picture, picture is null ? null : alt);
        Raise(new GroupChanged(Id, now));
    }

    /// <summary>Another banner hangs over its page, or none.</summary>
    public void Hang(PictureId? banner, string? alt, Instant now)
    {
        (Banner, BannerAlt) = (banner, banner is null ? null : alt);
        Raise(new GroupChanged(Id, now));
    }

    /// <summary>What is asked of newcomers, and told to them.</summary>
    public void Receive(string? questions, string? welcome) => (Questions, Welcome) = (questions, welcome);

    /// <summary>Is only read from now on, or lives again: here, wherever it had moved to.</summary>
    public void Archive(LocalDate? since, Instant now)
    {
        ArchivedOn = since;
        if (since is null)
            MovedTo = null;
        Raise(new GroupChanged(Id, now));
    }

    public void KnowAs(string? address, Instant now)
    {
        KnownAs = address;
        Raise(new GroupChanged(Id, now));
    }

    public void MoveTo(string address, Instant now)
    {
        (MovedTo, ArchivedOn) = (address, ArchivedOn ?? now.InUtc().Date);
        Raise(new GroupChanged(Id, now));
        Raise(new GroupMoved(Id, now));
    }

    public void ComeBack(Instant now) => Archive(null, now);

    /// <summary>Ends after <see cref="Regret"/>; decided twice, it ends when it was to end the first time.</summary>
    public void End(Instant now) => EndsAt ??= now + Regret;

    /// <summary>Thought better of it.</summary>
    public void Keep() => EndsAt = null;

    /// <summary>It goes, with all that is in it; its handle stays taken.</summary>
    public void Delete(Instant now) => Raise(new GroupChanged(Id, now));

    private void Put(GroupSaid said)
    {
        ArgumentNullException.ThrowIfNull(said);
        (Name, Summary, Words, Html) = (said.Name, said.Summary, said.Words, said.Html);
        (Language, Joining, IsListed) = (said.Language, said.Joining, said.IsListed);
    }
}

/// <summary>What a group decides about itself.</summary>
/// <param name="Name">At most <see cref="Group.MaxName"/> characters.</param>
/// <param name="Summary">One sentence, at most <see cref="Group.MaxSummary"/> characters; null for none.</param>
/// <param name="Words">As typed; null when nothing is said.</param>
/// <param name="Html">Made of them.</param>
/// <param name="Language">Of all of these.</param>
/// <param name="Joining">Who becomes a member.</param>
/// <param name="IsListed">Among the groups of the site.</param>
public sealed record GroupSaid(
    string Name,
    string? Summary,
    string? Words,
    string? Html,
    string Language,
    Joining Joining,
    bool IsListed
);
