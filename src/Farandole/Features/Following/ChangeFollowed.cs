using Farandole.Features.Shared;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Following;

/// <summary>Hears of a group in another way or follows it no more; makes the address of the feed, and ends it.</summary>
internal static class ChangeFollowed
{
    private const string Profile = "/account/profiles/{handle}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Profile + "/following/{followed}", Choose).Limited(Rate.Organize).Personal();
        routes.MapPost(Profile + "/following/{followed}/end", End).Limited(Rate.Organize).Personal();
        routes.MapPost(Profile + "/elsewhere/{follow:guid}", ChooseThere).Limited(Rate.Organize).Personal();
        routes.MapPost(Profile + "/elsewhere/{follow:guid}/end", EndThere).Limited(Rate.Organize).Personal();
        routes.MapPost(Profile + "/following-feed", MakeFeed).Limited(Rate.Organize).Personal();
        routes.MapPost(Profile + "/following-feed/end", EndFeed).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Choose(
        string handle,
        string followed,
        HttpRequest request,
        FollowDesk desk,
        CancellationToken ct
    )
    {
        var told = FollowGroup.ToldIn(await request.ReadSentForm(ct));
        return Done(handle, await desk.Choose(handle, followed, told, ct), "changed");
    }

    private static async Task<Results<SeeOther, NotFound>> End(
        string handle,
        string followed,
        FollowDesk desk,
        CancellationToken ct
    ) => Done(handle, await desk.Choose(handle, followed, null, ct), "stopped");

    private static async Task<Results<SeeOther, NotFound>> ChooseThere(
        string handle,
        Guid follow,
        HttpRequest request,
        ElsewhereDesk desk,
        CancellationToken ct
    )
    {
        var told = FollowGroup.ToldIn(await request.ReadSentForm(ct));
        return Done(handle, await desk.Choose(handle, follow, told, ct), "changed");
    }

    private static async Task<Results<SeeOther, NotFound>> EndThere(
        string handle,
        Guid follow,
        ElsewhereDesk desk,
        CancellationToken ct
    ) => Done(handle, await desk.Choose(handle, follow, null, ct), "stopped");

    private static async Task<Results<SeeOther, NotFound>> MakeFeed(
        string handle,
        FollowDesk desk,
        CancellationToken ct
    ) => Done(handle, await desk.Feed(handle, isWanted: true, ct), "feed");

    private static async Task<Results<SeeOther, NotFound>> EndFeed(
        string handle,
        FollowDesk desk,
        CancellationToken ct
    ) => Done(handle, await desk.Feed(handle, isWanted: false, ct), "feed-ended");

    private static Results<SeeOther, NotFound> Done(string handle, bool isDone, string what) =>
        isDone
            ? new SeeOther(
                $"{ShowFollowed.PathOf(handle)}?done={what}{(what.StartsWith("feed", StringComparison.Ordinal) ? "#feed" : "")}"
            )
            : TypedResults.NotFound();
}
