using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Federation;

/// <summary>How many follow an actor of ours from elsewhere. Who they are is told to nobody.</summary>
internal static class ShowFollowers
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/@{handle}/followers", Show).Limited(Rate.Read).Shared("profiles");
        routes.MapGet($"{InstanceActor.Path}/followers", ShowOfRelay).Limited(Rate.Read).Shared();
    }

    private static Task<IResult> ShowOfRelay(Db db, Instance instance, CancellationToken ct) =>
        Show(InstanceActor.Name, db, instance, ct);

    private static async Task<IResult> Show(string handle, Db db, Instance instance, CancellationToken ct) =>
        await db.ActorNamed(instance, handle, ct) is { } actor
            ? Documents.Answer(new ActivityList(await db.FollowersOf(actor).CountAsync(ct)) { Id = actor.Followers })
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
}
