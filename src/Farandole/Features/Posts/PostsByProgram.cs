using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Farandole.Features.Posts;

/// <summary>The news of a group for one of its members' apps, and a door to write some.</summary>
internal static class PostsByProgram
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/groups/{handle}/posts", ReadNews)
            .Limited(Rate.Read)
            .Personal()
            .Needs(Scope.ReadGroups)
            .WithName("readPosts")
            .WithSummary("What a group has published, as far as the member reads it, newest first.")
            .WithDescription("`next` is the address of the next page, or null.")
            .Produces<PostsAsJson>()
            .ProducesProblem(StatusCodes.Status404NotFound, "application/problem+json");
        routes
            .MapPost("/api/v1/groups/{handle}/posts", WriteNews)
            .Limited(Rate.Organize)
            .Personal()
            .Needs(Scope.WritePosts)
            .WithMetadata(new FromAnywhere("API: no cookie is read."))
            .WithName("writePost")
            .WithSummary("Write a post; whoever may only propose leaves a draft.")
            .Accepts<PostToWrite>("application/json")
            .Produces<PostWritten>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest, "application/problem+json")
            .ProducesProblem(StatusCodes.Status404NotFound, "application/problem+json")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity, "application/problem+json");
    }

    internal sealed record Tools(
        HttpRequest Request,
        [FromServices] Db Db,
        [FromServices] PostDesk Desk,
        [FromServices] Reader Reader,
        [FromServices] Instance Instance
    );

    private static async Task<IResult> ReadNews(
        string handle,
        string? before,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.SpaceOf(tools.Desk.Viewer, handle, ct) is not { } space)
            return tools.Reader.Words.NoGroup();
        var shelf = await PostShelf.Of(tools.Db.PostsReadIn(space), before, PostShelf.OnePage, ct);
        return TypedResults.Ok(
            new PostsAsJson(
                [.. shelf.Posts.Select(p => PostAsJson.Of(space, p, tools.Instance))],
                shelf.Before is { } older
                    ? tools.Instance.Absolute($"/api/v1{space.Path}/posts?before={Uri.EscapeDataString(older)}")
                    : null
            )
        );
    }

    private static async Task<IResult> WriteNews(string handle, [AsParameters] Tools tools, CancellationToken ct)
    {
        var words = tools.Reader.Words;
        if (
            await tools.Db.SpaceOf(tools.Desk.Viewer, handle, ct) is not { } space
            || !space.MaySomewhere(Act.ProposePost)
        )
            return words.NoGroup();
        if (await tools.Request.ReadSentJson<PostToWrite>(ct) is not { } sent)
            return words.Refuse(StatusCodes.Status400BadRequest, "programs.json");
        var teams = await tools.Db.TeamsToWriteIn(space, ct);
        var (said, wrong) = sent.AsInput().Read(teams, space.Group.Language, words);
        if (said is null)
            return words.RefuseFields(wrong);
        var at = sent.Publish == true ? tools.Desk.Now : (NodaTime.Instant?)null;
        var (kept, _) = await tools.Desk.Keep(new(space.Group.Handle, null, 0, said, at), ct);
        return kept switch
        {
            Kept.Absent => words.NoGroup(),
            Kept.TooMany => words.RefuseFields([new("title", words["posts.error.most", ("n", Post.MostUnpublished)])]),
            _ => TypedResults.Created((string?)null, new PostWritten(EventAsJson.Word(kept))),
        };
    }
}

/// <summary>What a program may say of a post.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Language">Of both; the group's when absent.</param>
/// <param name="Readers"><c>everybody</c> or <c>members</c>, which it is when absent.</param>
/// <param name="Publish">At once, where the member may; else a draft.</param>
internal sealed record PostToWrite(string? Title, string? Text, string? Language, string? Readers, bool? Publish)
{
    public PostInput AsInput() =>
        new()
        {
            Title = Domain.Kernel.PlainText.Line(Title),
            Words = Text,
            Language = Language,
            Readers = Readers == "everybody" ? PostReaders.Everybody : PostReaders.Members,
        };
}

/// <summary><c>published</c>, <c>draft</c>, or <c>proposed</c> to those who may publish.</summary>
internal sealed record PostWritten(string Status);

internal sealed record PostsAsJson(IReadOnlyList<PostAsJson> Posts, string? Next);

internal sealed record PostAsJson(
    string Id,
    string Title,
    string Text,
    string Language,
    string Readers,
    string Published
)
{
    /// <summary>Of what everybody may read.</summary>
    public string? Url { get; init; }

    public static PostAsJson Of(Space space, Post post, Instance instance) =>
        new(
            post.Id.ToString(),
            post.Title,
            post.Words,
            post.Language,
            EventAsJson.Word(post.Readers),
            post.PublishedAt!.Value.ToString()
        )
        {
            Url = post.IsPublic ? instance.Absolute(PostLine.PathOf(space.Group.Handle, post.Id)) : null,
        };
}
