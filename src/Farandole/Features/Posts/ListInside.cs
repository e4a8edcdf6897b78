using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>The news of a group for one of its members: what waits, what is planned, and what was published, with who did it.</summary>
internal static class ListInside
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/groups/{handle}/posts", List).Limited(Rate.Read).Personal();

    /// <summary>Whether a draft waits for this member to let it through.</summary>
    public static bool Waits(Space space, Post post) =>
        post is { IsPublished: false, PlannedFor: null } && space.May(Act.PublishPost, post.TeamId);

    private static async Task<Results<RazorComponentResult, NotFound>> List(
        string handle,
        string? before,
        string? done,
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, ct) is not { } space)
            return TypedResults.NotFound();
        var shelf = await PostShelf.Of(db.PostsReadIn(space), before, PostShelf.OnePage, ct);
        var unpublished = before is null ? await db.UnpublishedIn(space, ct) : [];
        var names = await NamesIn(db, space, [.. shelf.Posts, .. unpublished], ct);
        return Page.Of<PostsInsidePage>(
            new PostsInsideModel(space)
            {
                Drafts = [.. unpublished.Where(p => p.PlannedFor is null).Select(p => Seen(space, p, names))],
                Planned = [.. unpublished.Where(p => p.PlannedFor is not null).Select(p => Seen(space, p, names))],
                Published = [.. shelf.Posts.Select(p => Seen(space, p, names))],
                Waiting = unpublished.Count(p => Waits(space, p)),
                MayWrite = space.MaySomewhere(Act.ProposePost),
                Before = shelf.Before,
                Done = done,
            }
        );
    }

    private static InsidePost Seen(Space space, Post post, Names names) =>
        new(PostLine.Of(space.Group.Handle, post))
        {
            Team = post.TeamId is { } team ? names.Teams.GetValueOrDefault(team) : null,
            WrittenBy = names.HandOf(post.WrittenBy),
            PublishedBy = post.PublishedBy == post.WrittenBy ? null : names.HandOf(post.PublishedBy),
            IsPublished = post.IsPublished,
            EditPath = space.Changes(post) ? $"{space.Path}/posts/{post.Id}/edit" : null,
        };

    private static async Task<Names> NamesIn(Db db, Space space, IReadOnlyList<Post> posts, CancellationToken ct)
    {
        var who = posts.SelectMany(p => new[] { p.WrittenBy, p.PublishedBy }).OfType<MemberId>().Distinct().ToArray();
        var members = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where who.Contains(member.Id)
            select new
            {
                member.Id,
                member.Shown,
                profile.Name,
            }
        ).ToListAsync(ct);
        return new(
            // Who shows themselves to those in charge alone is named to nobody else.
            members.Where(m => MemberRules.Sees(space.Mine, m.Id, m.Shown)).ToDictionary(m => m.Id, m => m.Name),
            await db.Set<Team>().Where(t => t.GroupId == space.Group.Id).ToDictionaryAsync(t => t.Id, t => t.Name, ct)
        );
    }

    private sealed record Names(Dictionary<MemberId, string> Members, Dictionary<TeamId, string> Teams)
    {
        public Hand? HandOf(MemberId? who) => who is { } member ? new(Members.GetValueOrDefault(member)) : null;
    }
}

/// <summary>The news of a group, for one of its members.</summary>
public sealed record PostsInsideModel
{
    internal PostsInsideModel(Space space) => Space = space;

    internal Space Space { get; }

    internal IReadOnlyList<InsidePost> Drafts { get; init; } = [];

    internal IReadOnlyList<InsidePost> Planned { get; init; } = [];

    internal IReadOnlyList<InsidePost> Published { get; init; } = [];

    /// <summary>Drafts that wait for this member.</summary>
    internal int Waiting { get; init; }

    internal bool MayWrite { get; init; }

    internal string? Before { get; init; }

    internal string? Done { get; init; }
}

/// <summary>A post as members see it: with names.</summary>
internal sealed record InsidePost(PostLine Line)
{
    public string? Team { get; init; }

    /// <summary>Null once they have left.</summary>
    public Hand? WrittenBy { get; init; }

    /// <summary>Null for who wrote it, for a draft, and once they have left.</summary>
    public Hand? PublishedBy { get; init; }

    public bool IsPublished { get; init; }

    /// <summary>Null for who may not change it.</summary>
    public string? EditPath { get; init; }
}

/// <summary>A member; nameless to those who may not see that they are one.</summary>
internal sealed record Hand(string? Name);
