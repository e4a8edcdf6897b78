using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.EventPage.Day;

/// <summary>
/// The page for the pocket: what one needs on the day and nothing else, light enough for a bad network, and readable
/// without one once it was opened (day.js, day-worker.js).
/// </summary>
internal static class ShowDay
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/day", Show).Limited(Rate.Read).Shared();

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Show(
        string id,
        HttpResponse response,
        Viewer viewer,
        Db db,
        EventReading reading,
        CancellationToken ct
    )
    {
        if (await reading.Seen(id, viewer, response, ct) is not { } seen)
            return await reading.Absent(id, ct);
        return Page.Of<DayPage>(
            new DayModel(await reading.AsPage(seen, viewer, ct)) { Mine = await Mine(db, seen, viewer, ct) }
        );
    }

    private static async Task<DayTicket?> Mine(Db db, EventAsSeen seen, Viewer viewer, CancellationToken ct) =>
        viewer.ParticipationIn(seen.Id) is { } mine
            ? await db
                .Participations.Where(p => p.Id == mine)
                .Select(p => new DayTicket(p.Code, p.Party))
                .FirstOrDefaultAsync(ct)
            : null;
}

/// <summary>What the page of the day shows.</summary>
public sealed record DayModel(EventModel Whole)
{
    /// <summary>The reader's own ticket, when they showed it.</summary>
    public DayTicket? Mine { get; init; }
}

/// <summary>What is shown at the door.</summary>
public sealed record DayTicket(string Code, int Party);
