using Farandole.ActivityPub;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Federation;

/// <summary>Documents of those who act here, at the addresses of their pages; the instance's at one of its own.</summary>
internal sealed class ShowActor(ActorDocuments documents) : IFaceActor
{
    private const string Html = "text/html";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(InstanceActor.Path, ShowRelay).Limited(Rate.Read).Shared("profiles");

    public async Task<IResult?> Of(string handle, Db db, CancellationToken ct) =>
        await documents.Of(handle, db, ct) is { } actor ? Documents.Answer(actor) : null;

    /// <summary>Whoever follows a link to it with a browser reads what this place is.</summary>
    private static async Task<IResult> ShowRelay(HttpContext context, ActorDocuments documents, CancellationToken ct) =>
        Accepts.Best(context.Request, ContentTypes.Activity, "application/ld+json", Html) == Html
            ? TypedResults.Redirect("/about")
            : Documents.Answer(await documents.Relay(ct));
}
