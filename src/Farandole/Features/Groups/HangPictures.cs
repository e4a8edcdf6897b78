using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Farandole.Features.Groups;

/// <summary>The picture that stands for a group, and the banner over its page: put there, described, taken away.</summary>
internal static class HangPictures
{
    public const string Picture = "picture";
    public const string Banner = "banner";

    private const string Path = "/groups/{handle}/pictures/{place}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(Path, Hang)
            .Limited(Rate.Organize)
            .Personal()
            .WithMetadata(new RequestSizeLimitAttribute(IncomingForm.MostThrownAway));
        routes.MapPost($"{Path}/removal", TakeDown).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Hang(
        string handle,
        string place,
        HttpRequest request,
        GroupDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (!IsPlace(place) || await db.SpaceOf(desk.Viewer, handle, Act.ChangeGroup, ct) is not { } space)
            return TypedResults.NotFound();
        var input = await PictureInput.Read(request, ct);
        var (before, cut) =
            place == Banner ? (space.Group.Banner, PictureCut.Whole) : (space.Group.Picture, PictureCut.Square);
        return await desk.Hang(handle, place == Banner, input, before is not null, cut, ct) switch
        {
            null => TypedResults.NotFound(),
            { Count: 0 } => new SeeOther($"{space.Path}/settings?done={place}"),
            var wrong => Page.Of<EditGroupPage>(
                EditGroupModel.Of(space) with
                {
                    WrongPicture = FacePicture.At(place, wrong),
                    Place = place,
                    TypedAlt = input.Typed,
                },
                input.Status
            ),
        };
    }

    private static async Task<Results<SeeOther, NotFound>> TakeDown(
        string handle,
        string place,
        GroupDesk desk,
        CancellationToken ct
    ) =>
        IsPlace(place) && await desk.TakeDown(handle, place == Banner, ct)
            ? new SeeOther($"{Space.PathOf(handle)}/settings?done={place}-removed")
            : TypedResults.NotFound();

    private static bool IsPlace(string place) => place is Picture or Banner;
}
