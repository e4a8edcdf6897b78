using Farandole.Features.Shared;
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
            ? Page.Of<DeleteProfilePage>(new DeleteProfileModel(profile.Handle, profile.Name))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> Delete(
        string handle,
        [AsParameters] ProfileDesk desk,
        CancellationToken ct
    ) =>
        await desk.Delete(handle, ct)
            ? new SeeOther("/account?done=profile-deleted#profiles")
            : TypedResults.NotFound();
}

/// <summary>Asks whether a profile is to be deleted.</summary>
public sealed record DeleteProfileModel(string Handle, string Name);
