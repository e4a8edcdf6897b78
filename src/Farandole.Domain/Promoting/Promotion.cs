using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Promoting;

/// <summary>
/// A group or a profile shows on its page what another announces or says to everybody: an event or a post, of this site or of
/// another, never a copy of it. What is no longer public, or gone, is no longer shown there either.
/// </summary>
public sealed class Promotion : Entity
{
    /// <summary>Of one group or profile: a page is no agenda of a town.</summary>
    public const int Most = 200;

    public static readonly Reason TooMany = new("promoting.most");

    private Promotion() { }

    public PromotionId Id { get; private set; }

    public GroupId? GroupId { get; private set; }

    public ProfileId? ProfileId { get; private set; }

    public EventId? EventId { get; private set; }

    public PostId? PostId { get; private set; }

    /// <summary>An event of another site, by its id here.</summary>
    public Guid? ElsewhereId { get; private set; }

    public Promoted What => new(EventId, PostId, ElsewhereId, ElsewherePostId);

    public Instant At { get; private set; }

    /// <summary>News of another site, by its id here.</summary>
    public Guid? ElsewherePostId { get; private set; }

    public static Promotion Of(Promoter by, Promoted what, Instant now)
    {
        var made = new Promotion
        {
            Id = PromotionId.New(),
            GroupId = by.Group,
            ProfileId = by.Profile,
            EventId = what.Event,
            PostId = what.Post,
            ElsewhereId = what.Elsewhere,
            ElsewherePostId = what.ElsewherePost,
            At = now,
        };
        made.Raise(new PromotionMade(made.Id, now));
        return made;
    }

    /// <summary>Before it is deleted: pages must hear that it is gone.</summary>
    public void End(Instant now) => Raise(new PromotionEnded(Id, now));
}

/// <summary>Who shows something of others: a group or a profile, never both.</summary>
public readonly record struct Promoter(GroupId? Group, ProfileId? Profile);

/// <summary>What is shown, one of them: an event, a post, or one of either of another site by its id here.</summary>
public readonly record struct Promoted(EventId? Event, PostId? Post, Guid? Elsewhere = null, Guid? ElsewherePost = null)
{
    /// <summary>Whether it is news: who may publish posts shows it.</summary>
    public bool IsPost => Post is not null || ElsewherePost is not null;
}
