using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>Begins to follow a group, as one of one's profiles.</summary>
internal static class FollowGroup
{
    private const string Path = "/@{handle}/follow";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Follow).Limited(Rate.Profile).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        string? done,
        FollowDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await Read(handle, desk, db, ct) is { } model
            ? Page.Of<FollowPage>(model with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Follow(
        string handle,
        HttpRequest request,
        FollowDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await Read(handle, desk, db, ct) is not { Faces: not null } model)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var (by, told) = (FaceInput.Of(form), ToldIn(form));
        List<FieldError> wrong = [.. by.Wrong(reader.Words)];
        if (wrong.Count == 0)
        {
            var (follows, whyNot) = await desk.Follow(model.Group, by, told, ct);
            if (follows is not null)
                return new SeeOther($"{ShowFollowed.PathOf(follows)}?done=follows");
            wrong.Add(new(whyNot == FollowDesk.NoFace ? "as" : null, reader.Words[$"following.reason.{whyNot!.Code}"]));
        }
        return Page.Of<FollowPage>(
            model with
            {
                By = by,
                Told = told,
                Wrong = wrong,
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    /// <summary>What is none of the choices sends nothing.</summary>
    public static ToldOf ToldIn(IFormCollection form) =>
        Enum.TryParse<ToldOf>(form["told"], out var told) && Enum.IsDefined(told) ? told : ToldOf.OnPage;

    internal static async Task<FollowModel?> Read(string handle, FollowDesk desk, Db db, CancellationToken ct)
    {
        var named = handle.StartsWith('@') ? null : Handle.Parse(handle)?.Value;
        return
            named is null
            || await db.OpenGroups().FirstOrDefaultAsync(g => g.Handle == named && g.ArchivedOn == null, ct)
                is not { } group
            ? null
            : new FollowModel(group) { Faces = desk.Mine is { } account ? await db.FacesOf(account, ct) : null };
    }
}

/// <summary>Asks as whom and how one follows a group.</summary>
public sealed record FollowModel(Group Group)
{
    /// <summary>Null for whoever is not signed in.</summary>
    internal IReadOnlyList<Face>? Faces { get; init; }

    internal FaceInput? By { get; init; }

    internal ToldOf Told { get; init; } = ToldOf.Weekly;

    /// <summary>As typed, to follow without an account.</summary>
    internal string? Email { get; init; }

    internal string? Done { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
