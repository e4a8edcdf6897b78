using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Farandole.Features.Federation;

/// <summary>Where other servers bring what they have to say (AP §7): one door for all, and one for each who acts here.</summary>
internal static class Inboxes
{
    public const string SharedPath = "/inbox";

    /// <summary>A little more than the largest that is read, so that what is too large is told so.</summary>
    private const int MostBytes = (1 << 20) + (16 << 10);

    public static void Map(IEndpointRouteBuilder routes)
    {
        Of(routes.MapPost(SharedPath, TakeShared));
        Of(routes.MapPost($"{InstanceActor.Path}/inbox", TakeShared));
        Of(routes.MapPost("/@{handle}/inbox", TakeOwn));
    }

    private static void Of(RouteHandlerBuilder door) =>
        door.Limited(Rate.Federation)
            .Personal()
            .WithMetadata(new FromAnywhere("Servers sign what they bring; no cookie is read."))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<StatusCodeHttpResult> TakeShared(
        HttpContext context,
        ActivityInbox inbox,
        CancellationToken ct
    ) => TypedResults.StatusCode(await inbox.Take(context, ct));

    private static async Task<StatusCodeHttpResult> TakeOwn(
        string handle,
        HttpContext context,
        ActivityInbox inbox,
        Db db,
        Instance instance,
        CancellationToken ct
    ) =>
        await db.ActorNamed(instance, handle, ct) is null
            ? TypedResults.StatusCode(StatusCodes.Status404NotFound)
            : TypedResults.StatusCode(await inbox.Take(context, ct));
}
