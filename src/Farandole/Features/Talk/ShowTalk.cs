using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using NodaTime;

namespace Farandole.Features.Talk;

/// <summary>
/// The talk on a page of its own, as far back as one reads; what changes of it, for pages that listen; and for the
/// organizers the place where they keep it in order.
/// </summary>
internal static class ShowTalk
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/talk", Show).Limited(Rate.Read).Shared();
        routes.MapGet("/events/{id}/talk-now", ShowNow).Limited(Rate.Read).Shared();
    }

    private static async Task<IResult> Show(
        string id,
        string? before,
        string? done,
        HttpResponse response,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is { } backstage)
            return Page.Of<OrderPage>(await OrderModel.Of(backstage, db, before, ct));
        if (await db.SeenBy(id, viewer, clock, response, ct) is not { } seen)
            return await db.Absent(id, ct);
        return await TalkModel.Of(seen, viewer, db, before, ct) is { } model
            ? Page.Of<TalkPage>(model)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> ShowNow(
        string id,
        HttpResponse response,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SeenBy(id, viewer, clock, response, ct) is not { } seen)
            return await db.Absent(id, ct);
        return await TalkModel.Of(seen, viewer, db, null, ct) is { } model
            ? Page.Of<TalkLines>(model)
            : TypedResults.NotFound();
    }
}
