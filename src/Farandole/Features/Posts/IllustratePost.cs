using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>The pictures of a post, each with what it shows: added, described in other words, taken away.</summary>
internal static class IllustratePost
{
    private const string Path = "/groups/{handle}/posts/{post}/pictures";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes
            .MapPost(Path, Add)
            .Limited(Rate.Organize)
            .Personal()
            .WithMetadata(new RequestSizeLimitAttribute(IncomingForm.MostThrownAway));
        routes.MapPost(Path + "/{picture}/description", Describe).Limited(Rate.Organize).Personal();
        routes.MapPost(Path + "/{picture}/removal", Remove).Limited(Rate.Organize).Personal();
    }

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] PostDesk Desk,
        [FromServices] PicturesBehind Pictures,
        [FromServices] Reader Reader
    );

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string post,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await Find(handle, post, tools, ct) is { } model
            ? Page.Of<PostPicturesPage>(model with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Add(
        string handle,
        string post,
        HttpRequest request,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await Find(handle, post, tools, ct) is not { } model)
            return TypedResults.NotFound();
        var input = await PictureInput.Read(request, ct);
        var asked = model with { Typed = input.Typed, Wrong = [.. input.Wrong(tools.Reader.Words)] };
        if (asked.Wrong.Count > 0)
            return Page.Of<PostPicturesPage>(asked, input.Status);
        await using var upload = input.File!.OpenReadStream();
        var cleaned = await tools.Pictures.CleanAsync(upload, ct);
        if (cleaned is CleanedPicture.Refused broken)
            return Page.Of<PostPicturesPage>(
                asked with
                {
                    Wrong = [new("picture", tools.Reader.Words[broken.Reason.Key()])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var made = (CleanedPicture.Ok)cleaned;
        return await Keep(model, new(made.Id, made.Width, made.Height, input.Alt!), tools, ct)
            ? new SeeOther($"{model.Path}?done=picture-added")
            : Page.Of<PostPicturesPage>(
                asked with
                {
                    Wrong = [new("picture", tools.Reader.Words["posts.pictures.most", ("n", Post.MostPictures)])],
                },
                StatusCodes.Status409Conflict
            );
    }

    /// <summary>Whether it is kept; of what is not kept no file stays.</summary>
    private static async Task<bool> Keep(PostPicturesModel model, ShownPicture shown, Tools tools, CancellationToken ct)
    {
        var isKept = false;
        try
        {
            return isKept = await tools.Desk.Illustrate(
                model.Space.Group.Handle,
                model.Post.Id,
                async (db, token) =>
                {
                    var positions = await db.Set<PostPicture>()
                        .Where(p => p.PostId == model.Post.Id)
                        .Select(p => p.Position)
                        .ToListAsync(token);
                    if (positions.Count >= Post.MostPictures)
                        return false;
                    db.Add(PostPicture.Keep(model.Post.Id, shown, positions.DefaultIfEmpty().Max()));
                    return true;
                },
                ct
            );
        }
        finally
        {
            if (!isKept)
                tools.Pictures.Remove(shown.Picture);
        }
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Describe(
        string handle,
        string post,
        string picture,
        HttpRequest request,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (
            await Find(handle, post, tools, ct) is not { } model
            || model.Pictures.FirstOrDefault(p => p.Id.ToString() == picture) is not { } one
        )
            return TypedResults.NotFound();
        var typed = (await request.ReadSentForm(ct))["alt"].ToString();
        var alt = PlainText.Line(typed);
        if (PictureInput.WrongAlt(alt, tools.Reader.Words) is { } error)
            return Page.Of<PostPicturesPage>(
                model with
                {
                    Wrong = [new(one.Field, error)],
                    Typed = typed,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        return await tools.Desk.Illustrate(
            handle,
            model.Post.Id,
            async (db, token) =>
            {
                if (await ToChange(db, one.Id, model.Post.Id, token) is not { } found)
                    return false;
                found.Describe(alt!);
                return true;
            },
            ct
        )
            ? new SeeOther($"{model.Path}?done=picture-described#picture-{one.Id}")
            : TypedResults.NotFound();
    }

    private static async Task<Results<SeeOther, NotFound>> Remove(
        string handle,
        string post,
        string picture,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (
            await Find(handle, post, tools, ct) is not { } model
            || model.Pictures.FirstOrDefault(p => p.Id.ToString() == picture) is not { } one
        )
            return TypedResults.NotFound();
        var isGone = await tools.Desk.Illustrate(
            handle,
            model.Post.Id,
            async (db, token) =>
            {
                if (await ToChange(db, one.Id, model.Post.Id, token) is not { } leaving)
                    return false;
                // The file first: a row without one can be removed again, a file without a row would stay for ever.
                tools.Pictures.Remove(leaving.Id);
                db.Remove(leaving);
                return true;
            },
            ct
        );
        return isGone ? new SeeOther($"{model.Path}?done=picture-erased") : TypedResults.NotFound();
    }

    private static Task<PostPicture?> ToChange(Db db, PictureId id, PostId post, CancellationToken ct) =>
        db.Set<PostPicture>().AsTracking().FirstOrDefaultAsync(p => p.Id == id && p.PostId == post, ct);

    /// <summary>The page, for whoever may change the post; null for everybody else.</summary>
    private static async Task<PostPicturesModel?> Find(string handle, string post, Tools tools, CancellationToken ct) =>
        PostId.TryParse(post, out var id)
        && await tools.Db.SpaceOf(tools.Desk.Viewer, handle, ct) is { } space
        && await tools.Db.Set<Post>().FirstOrDefaultAsync(p => p.Id == id && p.GroupId == space.Group.Id, ct)
            is { } found
        && space.Changes(found)
            ? new(space, found, await tools.Db.PicturesOf(space.Group.Handle, found.Id, ct))
            : null;
}

/// <summary>The pictures of a post, for whoever may change it.</summary>
public sealed record PostPicturesModel
{
    internal PostPicturesModel(Space space, Post post, IReadOnlyList<OnePicture> pictures) =>
        (Space, Post, Pictures) = (space, post, pictures);

    internal Space Space { get; }

    internal Post Post { get; }

    internal IReadOnlyList<OnePicture> Pictures { get; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    /// <summary>The description that was sent and not taken.</summary>
    internal string? Typed { get; init; }

    internal string? Done { get; init; }

    internal string Path => $"{Space.Path}/posts/{Post.Id}/pictures";
}
