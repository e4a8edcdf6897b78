using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Posts;

/// <summary>Whom a post is for.</summary>
public enum PostReaders
{
    Everybody,

    /// <summary>Those who may read what the group says to its members.</summary>
    Members,
}

/// <summary>
/// News of a group. Outside the group alone signs it; inside one sees who wrote it and who published it. Without any
/// moment it is a draft.
/// </summary>
public sealed class Post : Entity
{
    public const int MaxTitle = 120;

    public const int MaxWords = 10_000;

    public const int MostPictures = 10;

    /// <summary>Drafts and planned posts of one group.</summary>
    public const int MostUnpublished = 100;

    /// <summary>How far ahead one can be planned.</summary>
    public static readonly Duration Furthest = Duration.FromDays(366);

    private Post() { }

    public PostId Id { get; private set; }

    public GroupId GroupId { get; private set; }

    /// <summary>That it is of; null when it is the whole group's.</summary>
    public TeamId? TeamId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>As typed.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The same as it stands on its page.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Of title and words (BCP 47).</summary>
    public string Language { get; private set; } = "fr";

    public PostReaders Readers { get; private set; }

    /// <summary>Null once they have left.</summary>
    public MemberId? WrittenBy { get; private set; }

    public Instant WrittenAt { get; private set; }

    /// <summary>Who published it or planned it; null for a draft, and once they have left.</summary>
    public MemberId? PublishedBy { get; private set; }

    /// <summary>When it publishes itself.</summary>
    public Instant? PlannedFor { get; private set; }

    public Instant? PublishedAt { get; private set; }

    /// <summary>When it was changed last, after it was published.</summary>
    public Instant? ChangedAt { get; private set; }

    /// <summary>Another at each change: whoever changes what they no longer see is told so.</summary>
    public int Revision { get; private set; }

    public bool IsPublished => PublishedAt is not null;

    /// <summary>Whether anybody at all may read it.</summary>
    public bool IsPublic => IsPublished && Readers == PostReaders.Everybody;

    /// <summary>A draft.</summary>
    public static Post Write(GroupId group, MemberId by, PostSaid said, Instant now)
    {
        var written = new Post
        {
            Id = PostId.New(),
            GroupId = group,
            WrittenBy = by,
            WrittenAt = now,
        };
        written.Put(said);
        return written;
    }

    /// <summary>Whether this member of its group reads it.</summary>
    /// <param name="who">The member.</param>
    /// <param name="level">How far they may go in posts of its team.</param>
    public bool IsReadBy(MemberId who, Level level) =>
        IsPublic
        || (IsPublished ? level >= Level.See : level >= Level.Do || level >= Level.Propose && WrittenBy == who);

    /// <summary>
    /// Whether this member may change or delete it. What is planned leaves the hands of who proposed it: it goes out as
    /// somebody let it through.
    /// </summary>
    /// <param name="who">The member.</param>
    /// <param name="level">How far they may go in posts of its team.</param>
    public bool IsChangedBy(MemberId who, Level level)
    {
        var isOwn = WrittenBy == who || PublishedBy == who;
        return IsPublished ? level >= Level.Manage || level >= Level.Do && isOwn
            : PlannedFor is not null ? level >= Level.Do
            : level >= Level.Do || level >= Level.Propose && isOwn;
    }

    public void Change(PostSaid said, Instant now)
    {
        Put(said);
        if (!IsPublished)
            return;
        ChangedAt = now;
        Raise(new PostChanged(GroupId, Id, now));
    }

    /// <summary>Its pictures are others, or are described in other words.</summary>
    public void Illustrate(Instant now)
    {
        if (!IsPublished)
            return;
        ChangedAt = now;
        Raise(new PostChanged(GroupId, Id, now));
    }

    /// <summary>Now; once published it stays so, and when it was does not change.</summary>
    public void Publish(MemberId? by, Instant now)
    {
        if (IsPublished)
            return;
        (PublishedBy, PublishedAt, PlannedFor) = (by, now, null);
        Revision++;
        Raise(new PostPublished(GroupId, Id, now));
    }

    /// <summary>It publishes itself then.</summary>
    public void Plan(MemberId by, Instant at)
    {
        if (IsPublished)
            return;
        (PublishedBy, PlannedFor) = (by, at);
        Revision++;
    }

    /// <summary>It is a draft again.</summary>
    public void Hold()
    {
        if (PlannedFor is null)
            return;
        (PublishedBy, PlannedFor) = (null, null);
        Revision++;
    }

    /// <summary>A draft that somebody else publishes.</summary>
    public void Propose(Instant now)
    {
        if (IsPublished)
            return;
        Hold();
        Raise(new PostProposed(GroupId, Id, now));
    }

    /// <summary>Publishes what was planned for now or before.</summary>
    /// <returns>Whether it did.</returns>
    public bool PublishIfDue(Instant now)
    {
        if (IsPublished || PlannedFor is null || PlannedFor > now)
            return false;
        Publish(PublishedBy, now);
        return true;
    }

    /// <summary>It is about to go. Of what nobody could read nobody hears.</summary>
    public void Delete(Instant now)
    {
        if (IsPublished)
            Raise(new PostDeleted(GroupId, Id, now));
    }

    private void Put(PostSaid said)
    {
        ArgumentNullException.ThrowIfNull(said);
        (Title, Words, Html, Language) = (said.Title, said.Words, said.Html, said.Language);
        (Readers, TeamId) = (said.Readers, said.Team);
        Revision++;
    }
}

/// <summary>What a post says, to whom.</summary>
/// <param name="Title">At most <see cref="Post.MaxTitle"/> characters.</param>
/// <param name="Words">As typed, at most <see cref="Post.MaxWords"/> characters.</param>
/// <param name="Html">Made of them.</param>
/// <param name="Language">Of both.</param>
/// <param name="Readers">Whom it is for.</param>
/// <param name="Team">Of the group; null when it is the whole group's.</param>
public sealed record PostSaid(
    string Title,
    string Words,
    string Html,
    string Language,
    PostReaders Readers,
    TeamId? Team
);
