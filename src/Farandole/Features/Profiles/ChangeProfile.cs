using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Profiles;

/// <summary>Changes what a profile says; its handle stays.</summary>
internal static class ChangeProfile
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/profiles/{handle}", Show).Limited(Rate.Read).Personal();
        routes.MapPost("/account/profiles/{handle}", Change).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string? done,
        [AsParameters] ProfileDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await db.ProfileOf(desk.Mine, handle, ct) is { } profile
            ? Page.Of<EditProfilePage>(
                new EditProfileModel(profile, ProfileInput.Of(profile))
                {
                    Done = done,
                    Circles = await db.CirclesOf(profile.Id, ct),
                }
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Change(
        string handle,
        HttpRequest request,
        [AsParameters] ProfileDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await db.ProfileOf(desk.Mine, handle, ct) is not { } profile)
            return TypedResults.NotFound();
        var input = ProfileInput.Of(await request.ReadSentForm(ct));
        var (said, wrong) = input.Read(reader.Language, reader.Words);
        if (said is null)
            return Page.Of<EditProfilePage>(
                new EditProfileModel(profile, input) { Wrong = wrong, Circles = await db.CirclesOf(profile.Id, ct) },
                StatusCodes.Status422UnprocessableEntity
            );
        return await desk.Say(profile.Handle, said, input, ct)
            ? new SeeOther($"{OwnFace.PathOf(profile.Handle)}?done=saved")
            : TypedResults.NotFound();
    }
}
