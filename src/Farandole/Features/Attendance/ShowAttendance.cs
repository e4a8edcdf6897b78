using Farandole.Domain.Attendance;
using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Attendance;

/// <summary>An honest head count for the organizers: announced, said again, expected; afterwards how it went.</summary>
internal static class ShowAttendance
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/attendance", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/attendance", Choose).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        var joined = await db.AllEvents.FirstAsync(e => e.Id == backstage.Seen.Id, ct);
        var past = await db.PastOf(joined.Id, now, ct);
        return Page.Of<AttendancePage>(
            new AttendanceModel
            {
                Backstage = backstage,
                AsksAgain = joined.AsksAgain,
                AsksAt = joined.AskAgainAt,
                Reconfirmed = await db.Reconfirmed(joined, ct),
                Late = await db.LeftLate(joined, ct),
                Came = await db.Came(joined.Id, ct) ?? joined.PeopleCame,
                Past = past,
                Expected = Expected.Of(
                    joined.PeopleComing,
                    [.. past.Select(p => new PastTurnOut(p.Announced, p.Came))]
                ),
                Doors = await db
                    .Keys.Where(k =>
                        k.EventId == joined.Id && k.Kind == KeyKind.Door && k.RevokedAt == null && k.ExpiresAt > now
                    )
                    .OrderBy(k => k.CreatedAt)
                    .ToListAsync(ct),
            }
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Choose(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Organized(id, viewer, ct) is not { } organized)
            return TypedResults.NotFound();
        var asks = (await request.ReadSentForm(ct))["asks"].Count > 0;
        await writer.Write(
            async (changed, token) =>
                (await changed.OrganizedToChange(organized.Id, viewer, token))?.AskAgain(
                    asks,
                    viewer.OrganizerOf(organized.Id)?.Label,
                    clock.GetCurrentInstant()
                ),
            ct
        );
        return new SeeOther($"/events/{organized.Id}/attendance?done=asks");
    }
}

/// <summary>The figures of one event, and of those before it.</summary>
public sealed record AttendanceModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal bool AsksAgain { get; init; }

    internal Instant AsksAt { get; init; }

    internal int Reconfirmed { get; init; }

    internal int Late { get; init; }

    /// <summary>Null where nobody has counted.</summary>
    internal int? Came { get; init; }

    internal IReadOnlyList<PastEvent> Past { get; init; } = [];

    /// <summary>Null where there is not enough to go by.</summary>
    internal Expected? Expected { get; init; }

    internal IReadOnlyList<EventKey> Doors { get; init; } = [];
}
