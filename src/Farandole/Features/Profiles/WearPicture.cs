using Farandole.Features.Shared;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Farandole.Features.Profiles;

/// <summary>The picture that stands for a profile: put there, described, taken away.</summary>
internal static class WearPicture
{
    private const string Path = "/account/profiles/{handle}/picture";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(Path, Wear)
            .Limited(Rate.Organize)
            .Personal()
            .WithMetadata(new RequestSizeLimitAttribute(IncomingForm.MostThrownAway));
        routes.MapPost($"{Path}/removal", TakeAway).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Wear(
        string handle,
        HttpRequest request,
        [AsParameters] ProfileDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (await db.ProfileOf(desk.Mine, handle, ct) is not { } profile)
            return TypedResults.NotFound();
        var input = await PictureInput.Read(request, ct);
        var (hasOne, hang) = (profile.Picture is not null, desk.Hanging(handle, input.Alt));
        return await desk.Pictures.Keep(input, hasOne, PictureCut.Square, hang, ct) switch
        {
            null => TypedResults.NotFound(),
            { Count: 0 } => new SeeOther($"{OwnFace.PathOf(profile.Handle)}?done=picture"),
            var wrong => Page.Of<EditProfilePage>(
                new EditProfileModel(profile, ProfileInput.Of(profile))
                {
                    WrongPicture = FacePicture.At("picture", wrong),
                    TypedAlt = input.Typed,
                    Circles = await db.CirclesOf(profile.Id, ct),
                },
                input.Status
            ),
        };
    }

    private static async Task<Results<SeeOther, NotFound>> TakeAway(
        string handle,
        [AsParameters] ProfileDesk desk,
        CancellationToken ct
    ) =>
        await desk.Pictures.TakeAway(desk.Hanging(handle, null), ct)
            ? new SeeOther($"{OwnFace.PathOf(handle)}?done=picture-removed")
            : TypedResults.NotFound();
}
