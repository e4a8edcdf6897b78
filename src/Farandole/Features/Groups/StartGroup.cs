using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Groups;

/// <summary>Begins a group in two steps: what it is, then what it is called. All the rest is prepared.</summary>
internal static class StartGroup
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/new/group", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/groups", Start).Limited(Rate.Profile).Personal();
    }

    private static async Task<RazorComponentResult> Ask(
        string? kind,
        Viewer viewer,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } account || Read(kind) is not { } chosen)
            return Page.Of<KindsPage>(new KindsModel(viewer.Account is not null));
        return Page.Of<StartGroupPage>(
            new StartGroupModel(chosen, GroupInput.Of(chosen, reader.Language))
            {
                Faces = await db.FacesOf(account, ct),
            }
        );
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Start(
        HttpRequest request,
        GroupDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (desk.Viewer.Account is not { } account)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var kind = Read(form["kind"]) ?? GroupKind.Community;
        var (input, face) = (GroupInput.Of(form), FaceInput.Of(form));
        var (said, wrong) = input.Read(reader.Language, reader.Words);
        // A name without letters of a to z says nothing about an address: it is asked for then.
        var handle = Handle.Parse(input.Handle ?? Handles.LettersOf(input.Name ?? ""));
        if (handle is null && input.Name is not null)
            wrong.Add(new("handle", reader.Words["groups.error.handle"]));
        wrong.AddRange(face.Wrong(reader.Words));
        if (said is not null && handle is not null && wrong.Count == 0)
        {
            if (await desk.Open(kind, handle, said, face, ct) is not { } reason)
                return new SeeOther($"{Space.PathOf(handle.Value)}?done=began");
            wrong.Add(new(reason == GroupDesk.NotFree ? "handle" : "as", reader.Words[$"groups.reason.{reason.Code}"]));
        }
        return Page.Of<StartGroupPage>(
            new StartGroupModel(kind, input)
            {
                Faces = await db.FacesOf(account, ct),
                Face = face,
                Wrong = wrong,
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static GroupKind? Read(string? kind) =>
        Enum.TryParse<GroupKind>(kind, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : null;
}

/// <summary>The first step: what kind of group it is.</summary>
public sealed record KindsModel(bool IsSignedIn);

/// <summary>The second step: what it is called.</summary>
public sealed record StartGroupModel
{
    internal StartGroupModel(GroupKind kind, GroupInput input) => (Kind, Input) = (kind, input);

    internal GroupKind Kind { get; }

    internal GroupInput Input { get; }

    internal IReadOnlyList<Face> Faces { get; init; } = [];

    internal FaceInput? Face { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}
