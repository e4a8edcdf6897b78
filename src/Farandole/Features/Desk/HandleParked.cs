using Farandole.Features.Shared;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Desk;

/// <summary>Jobs that gave up after their last try wait here for somebody: they run again, or are dropped.</summary>
internal static class HandleParked
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/jobs/{id:long}/return", RunAgain).Limited(Rate.Organize).Personal();
        routes.MapPost("/desk/jobs/{id:long}/removal", Drop).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> RunAgain(
        long id,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        var found = await writer.Write(
            async (db, token) =>
                await db.Parked(id)
                    .ExecuteUpdateAsync(
                        s =>
                            s.SetProperty(j => j.ParkedAt, (Instant?)null)
                                .SetProperty(j => j.Tries, 0)
                                .SetProperty(j => j.LeasedUntil, (Instant?)null)
                                .SetProperty(j => j.DueAt, now),
                        token
                    ) > 0
                && Noted(db, viewer, "again", now),
            ct
        );
        return found ? new SeeOther("/desk?done=again") : TypedResults.NotFound();
    }

    private static async Task<Results<SeeOther, NotFound>> Drop(
        long id,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        var found = await writer.Write(
            async (db, token) => await db.Parked(id).ExecuteDeleteAsync(token) > 0 && Noted(db, viewer, "dropped", now),
            ct
        );
        return found ? new SeeOther("/desk?done=dropped") : TypedResults.NotFound();
    }

    private static bool Noted(Db db, Viewer viewer, string what, Instant now)
    {
        db.NoteSteward(viewer, what, null, now);
        return true;
    }

    private static IQueryable<JobRow> Parked(this Db db, long id) =>
        db.Set<JobRow>().Where(j => j.Id == id && j.ParkedAt != null);
}
