using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Profiles;

/// <summary>Deletes a profile, after a page that says what goes and what stays.</summary>
internal static class DeleteProfile
{
    private const string Path = "/account/profiles/{handle}/deletion";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Delete).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        [AsParameters] ProfileDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await db.ProfileOf(desk.Mine, handle, ct) is { } profile
            ? Page.Of<DeleteProfilePage>(
                new DeleteProfileModel(profile.Handle, profile.Name)
                {
                    Held = await db.HeldAloneBy(profile.Id, desk.Today, ct),
                }
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Delete(
        string handle,
        [AsParameters] ProfileDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (
            await db.ProfileOf(desk.Mine, handle, ct) is not { } profile
            || await desk.Delete(handle, ct) is not { } held
        )
            return TypedResults.NotFound();
        return held.Count == 0
            ? new SeeOther("/account?done=profile-deleted#profiles")
            : Page.Of<DeleteProfilePage>(
                new DeleteProfileModel(profile.Handle, profile.Name) { Held = held },
                StatusCodes.Status409Conflict
            );
    }
}

/// <summary>Asks whether a profile is to be deleted.</summary>
public sealed record DeleteProfileModel(string Handle, string Name)
{
    /// <summary>The groups whose keys it hands on first.</summary>
    public IReadOnlyList<HeldAlone> Held { get; init; } = [];
}
