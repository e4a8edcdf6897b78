using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Promoting;

/// <summary>The way to show an event on a page of one's own, for whoever is signed in.</summary>
internal sealed class PromoteOnEvent : IEventBlock
{
    public BlockPlace Place => BlockPlace.After;

    public Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        Task.FromResult<EventBlock?>(
            viewer.Account is not null && seen.IsListed ? new(typeof(PromoteBlock), seen.Path) : null
        );
}

/// <summary>What a group shows of the events of others, on its page; their posts stand among its news.</summary>
internal sealed class PromotedOfGroup(IClock clock) : IGroupPart
{
    public async Task<GroupPart?> Of(Group group, Db db, CancellationToken ct)
    {
        var shown = await db.ShownIn(
            db.Promotions().Where(p => p.GroupId == group.Id && p.PostId == null),
            clock.GetCurrentInstant(),
            ct
        );
        return shown.IsEmpty ? null : new(typeof(PromotedPanel), shown, Order: 15);
    }
}

/// <summary>What a profile shows of others, on its page.</summary>
internal sealed class PromotedOfProfile(IClock clock) : IProfilePart
{
    public async Task<GroupPart?> Of(ProfileId profile, string name, Db db, CancellationToken ct)
    {
        var shown = await db.ShownIn(db.Promotions().Where(p => p.ProfileId == profile), clock.GetCurrentInstant(), ct);
        return shown.IsEmpty ? null : new(typeof(PromotedPanel), shown, Order: 15);
    }
}

/// <summary>All that the group shows of others, in its space: for those who may take it off again.</summary>
internal sealed class PromotedInSpace(IClock clock) : ISpacePart
{
    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        if (!space.May(Act.AnnounceEvent) && !space.May(Act.PublishPost))
            return null;
        var group = space.Group.Id;
        var shown = await db.ShownIn(db.Promotions().Where(p => p.GroupId == group), clock.GetCurrentInstant(), ct);
        return shown.IsEmpty ? null : new(typeof(PromotedPanel), shown with { By = space.Group.Handle }, Order: 50);
    }
}

internal static class ShownOfOthers
{
    private const int Most = 12;

    /// <summary>What comes, the soonest first, and the last posts.</summary>
    public static async Task<PromotedModel> ShownIn(
        this Db db,
        IQueryable<Promotion> promotions,
        Instant now,
        CancellationToken ct
    )
    {
        var events = await db.Agenda()
            .WithDay()
            .Where(e => promotions.Any(p => p.EventId == e.Id) && e.EndsAt > now)
            .OrderBy(e => e.ListedFrom)
            .ThenBy(e => e.Id)
            .Take(Most)
            .Select(EventRow.Of)
            .ToListAsync(ct);
        var elsewhere = await db.Set<RemoteEventRow>()
            .Where(e => promotions.Any(p => p.ElsewhereId == e.Id) && e.EndsAt > now)
            .OrderBy(e => e.StartsAt)
            .ThenBy(e => e.Id)
            .Take(Most)
            .Seen(db, ct);
        var posts = await (
            from post in db.Set<Post>()
            join owner in db.Set<Group>() on post.GroupId equals owner.Id
            where promotions.Any(p => p.PostId == post.Id)
            orderby post.PublishedAt descending
            select new PromotedPost($"/@{owner.Handle}/posts/{post.Id}", post.Title, post.Language, owner.Name)
        )
            .Take(Most)
            .ToListAsync(ct);
        var news = await db.Set<RemotePostRow>()
            .Where(n => promotions.Any(p => p.ElsewherePostId == n.Id))
            .OrderByDescending(n => n.PublishedAt)
            .Take(Most)
            .Seen(db)
            .ToListAsync(ct);
        posts.AddRange(news.Select(n => new PromotedPost(n.Post.Path, n.Post.Title, n.Post.Language ?? "", n.Credit)));
        return new(events, elsewhere, posts, await db.CreditsOf([.. events.Select(e => e.Id)], ct), now);
    }
}

/// <summary>A post of others.</summary>
internal sealed record PromotedPost(string Url, string Title, string Language, string By);

/// <summary>What somebody shows of others.</summary>
/// <param name="Credits">Who announces each event.</param>
internal sealed record PromotedModel(
    IReadOnlyList<EventRow> Events,
    IReadOnlyList<ElsewhereSeen> Elsewhere,
    IReadOnlyList<PromotedPost> Posts,
    IReadOnlyDictionary<EventId, string> Credits,
    Instant Now
)
{
    public bool IsEmpty => Events.Count + Elsewhere.Count + Posts.Count == 0;

    /// <summary>In whose name it is taken off; null where nobody does that.</summary>
    public string? By { get; init; }
}
