using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>Writes a post, and changes it. Of two people who write at once the second is shown what the first made of it.</summary>
internal static class WritePost
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups/{handle}/posts/new", Begin).Limited(Rate.Read).Personal();
        routes.MapPost("/groups/{handle}/posts", Write).Limited(Rate.Organize).Personal();
        routes.MapGet("/groups/{handle}/posts/{post}/edit", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/groups/{handle}/posts/{post}/edit", Change).Limited(Rate.Organize).Personal();
    }

    internal sealed record Tools(
        HttpRequest Request,
        [FromServices] Db Db,
        [FromServices] PostDesk Desk,
        [FromServices] Reader Reader,
        [FromServices] Instance Instance
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Begin(
        string handle,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await SpaceToWrite(handle, tools, ct) is not { } space)
            return TypedResults.NotFound();
        var teams = await tools.Db.TeamsToWriteIn(space, ct);
        var input = new PostInput
        {
            Language = space.Group.Language,
            Team = teams[0].Id?.ToString() ?? "",
            When = space.May(Act.PublishPost, teams[0].Id) ? PostInput.AtOnce : PostInput.AsDraft,
        };
        return Page.Of<WritePostPage>(new WritePostModel(space, null, input, teams));
    }

    private static async Task<IResult> Write(string handle, [AsParameters] Tools tools, CancellationToken ct) =>
        await SpaceToWrite(handle, tools, ct) is { } space
            ? await Save(space, null, tools, ct)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        string post,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await SpaceToWrite(handle, tools, ct) is { } space
        && await PostIn(space, post, tools.Db, ct) is { } found
        && space.Changes(found)
            ? Page.Of<WritePostPage>(
                new WritePostModel(
                    space,
                    found,
                    PostInput.Of(found, tools.Instance.Zone),
                    await tools.Db.TeamsToWriteIn(space, ct)
                )
                {
                    Pictures = await tools.Db.Set<PostPicture>().CountAsync(p => p.PostId == found.Id, ct),
                }
            )
            : TypedResults.NotFound();

    private static async Task<IResult> Change(
        string handle,
        string post,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        // Also who may no longer change it gets back what they typed.
        await SpaceToWrite(handle, tools, ct) is { } space
        && await PostIn(space, post, tools.Db, ct) is { } found
        && space.Reads(found)
            ? await Save(space, found, tools, ct)
            : TypedResults.NotFound();

    private static async Task<IResult> Save(Space space, Post? before, Tools tools, CancellationToken ct)
    {
        var words = tools.Reader.Words;
        var teams = await tools.Db.TeamsToWriteIn(space, ct);
        var input = PostInput.Of(await tools.Request.ReadSentForm(ct));
        var (said, wrong) = input.Read(teams, space.Group.Language, words);
        var at = before is { IsPublished: true } ? null : input.At(tools.Instance.Zone, tools.Desk.Now, words, wrong);
        // Nothing goes out before its pictures are there.
        if (input is { IsForPictures: true, When: PostInput.AtOnce })
            at = null;
        var form = new WritePostModel(space, before, input, teams) { Wrong = wrong };
        if (said is null || wrong.Count > 0)
            return Page.Of<WritePostPage>(form, StatusCodes.Status422UnprocessableEntity);
        if (input.IsPreview)
            return Page.Of<WritePostPage>(form with { Preview = said });
        var (kept, post) = await tools.Desk.Keep(new(space.Group.Handle, before?.Id, input.Revision, said, at), ct);
        return kept switch
        {
            Kept.Absent => TypedResults.NotFound(),
            Kept.Conflict or Kept.NotTheirs => await Clash(form, tools.Db, ct),
            Kept.TooMany => Page.Of<WritePostPage>(
                form with
                {
                    Wrong = [new("title", words["posts.error.most", ("n", Post.MostUnpublished)])],
                },
                StatusCodes.Status422UnprocessableEntity
            ),
            _ => new SeeOther(
                $"{space.Path}/posts{(input.IsForPictures ? $"/{post}/pictures" : "")}?done=post-{kept.ToString().ToLowerInvariant()}"
            ),
        };
    }

    /// <summary>What was typed stays in the form, with what is there now beside it; saved again, it counts.</summary>
    private static async Task<IResult> Clash(WritePostModel form, Db db, CancellationToken ct)
    {
        if (await PostIn(form.Space, form.Post!.Id.ToString(), db, ct) is not { } now || !form.Space.Reads(now))
            return TypedResults.NotFound();
        return Page.Of<WritePostPage>(
            form with
            {
                Post = now,
                Input = form.Input with { Revision = now.Revision },
                IsConflict = true,
                MayNotChange = !form.Space.Changes(now),
            },
            StatusCodes.Status409Conflict
        );
    }

    private static async Task<Space?> SpaceToWrite(string handle, Tools tools, CancellationToken ct) =>
        await tools.Db.SpaceOf(tools.Desk.Viewer, handle, ct) is { } space && space.MaySomewhere(Act.ProposePost)
            ? space
            : null;

    private static async Task<Post?> PostIn(Space space, string post, Db db, CancellationToken ct) =>
        PostId.TryParse(post, out var id)
            ? await db.Set<Post>().FirstOrDefaultAsync(p => p.Id == id && p.GroupId == space.Group.Id, ct)
            : null;
}

/// <summary>The form of a post.</summary>
public sealed record WritePostModel
{
    internal WritePostModel(Space space, Post? post, PostInput input, IReadOnlyList<TeamName> teams) =>
        (Space, Post, Input, Teams) = (space, post, input, teams);

    internal Space Space { get; }

    /// <summary>As it is; null for a new one.</summary>
    internal Post? Post { get; init; }

    /// <summary>How many pictures it has.</summary>
    internal int Pictures { get; init; }

    internal PostInput Input { get; init; }

    /// <summary>In which it may be written.</summary>
    internal IReadOnlyList<TeamName> Teams { get; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    /// <summary>As it will look.</summary>
    internal PostSaid? Preview { get; init; }

    /// <summary>Somebody else changed it since the page was opened.</summary>
    internal bool IsConflict { get; init; }

    /// <summary>It left the hands of who wrote here.</summary>
    internal bool MayNotChange { get; init; }

    internal string Action => Post is null ? $"{Space.Path}/posts" : $"{Space.Path}/posts/{Post.Id}/edit";

    /// <summary>Whether who writes lets it out themselves, at least in one of the teams.</summary>
    internal bool Publishes => Teams.Any(t => Space.May(Act.PublishPost, t.Id));
}
