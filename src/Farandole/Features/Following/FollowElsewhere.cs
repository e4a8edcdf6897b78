using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>Begins to follow somebody of another site, as one of one's profiles; they are known here already.</summary>
internal static class FollowElsewhere
{
    private const string Path = "/follow";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Follow).Limited(Rate.Profile).Personal();
    }

    public static string PathOf(string who) => $"{Path}?who={Uri.EscapeDataString(who)}";

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Ask(
        string? who,
        FollowDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (await Read(who, desk, db, ct) is not { } model)
            return TypedResults.NotFound();
        return model.Faces is null ? new SeeOther(WayBack.SignIn(PathOf(who!))) : Page.Of<FollowElsewherePage>(model);
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Follow(
        string? who,
        HttpRequest request,
        FollowDesk desk,
        ElsewhereDesk elsewhere,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await Read(who, desk, db, ct) is not { Faces: not null } model)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var (by, told) = (FaceInput.Of(form), FollowGroup.ToldIn(form));
        List<FieldError> wrong = [.. by.Wrong(reader.Words)];
        if (wrong.Count == 0)
        {
            var (follows, whyNot) = await elsewhere.Follow(model.Who, by, told, ct);
            if (follows is not null)
                return new SeeOther($"{ShowFollowed.PathOf(follows)}?done=asked");
            wrong.Add(new(whyNot == FollowDesk.NoFace ? "as" : null, reader.Words[$"following.reason.{whyNot!.Code}"]));
        }
        return Page.Of<FollowElsewherePage>(
            model with
            {
                By = by,
                Told = told,
                Wrong = wrong,
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<FollowElsewhereModel?> Read(string? who, FollowDesk desk, Db db, CancellationToken ct) =>
        who is not null && await db.Set<RemoteActorRow>().FirstOrDefaultAsync(a => a.Address == who, ct) is { } known
            ? new FollowElsewhereModel
            {
                Who = known,
                Faces = desk.Mine is { } account ? await db.FacesOf(account, ct) : null,
            }
            : null;
}

/// <summary>Asks as whom and how one follows somebody of another site.</summary>
public sealed record FollowElsewhereModel
{
    internal RemoteActorRow Who { get; init; } = null!;

    /// <summary>Null for whoever is not signed in.</summary>
    internal IReadOnlyList<Face>? Faces { get; init; }

    internal FaceInput? By { get; init; }

    internal ToldOf Told { get; init; } = ToldOf.Weekly;

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
