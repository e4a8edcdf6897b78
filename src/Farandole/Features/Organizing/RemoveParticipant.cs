using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Takes somebody off the list; their seats are free at once.</summary>
internal static class RemoveParticipant
{
    private const string Path = "/events/{id}/participations/{participation:guid}/removal";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Remove).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string id,
        Guid participation,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        var wanted = new ParticipationId(participation);
        if (
            await db.Backstages(id, viewer, clock, ct) is not { } backstage
            || await db.InOf(backstage.Seen.Id).FirstOrDefaultAsync(p => p.Id == wanted, ct) is not { } found
        )
            return TypedResults.NotFound();
        return Page.Of<RemovalPage>(new RemovalModel { Backstage = backstage, Person = ParticipantAsSeen.Of(found) });
    }

    private static async Task<Results<SeeOther, NotFound>> Remove(
        string id,
        Guid participation,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId))
            return TypedResults.NotFound();
        var removed = await writer.Write(
            (db, token) => TakeOff(db, eventId, new(participation), viewer, clock.GetCurrentInstant(), token),
            ct
        );
        return removed ? new SeeOther($"/events/{eventId}/manage?done=removed") : TypedResults.NotFound();
    }

    private static async Task<bool> TakeOff(
        Db db,
        EventId eventId,
        ParticipationId id,
        Viewer viewer,
        Instant now,
        CancellationToken ct
    )
    {
        if (await db.OrganizedToChange(eventId, viewer, ct) is not { } organized)
            return false;
        await db.TakeTurn(id, ct);
        var found = await db
            .Participations.AsTracking()
            .FirstOrDefaultAsync(p => p.Id == id && p.EventId == eventId, ct);
        // Somebody else of the team was faster: it is done.
        if (found is null or { IsIn: false })
            return found?.RemovedAt is not null;
        var (seats, coming) = (found.Seats, found.IsComing ? found.Party : 0);
        organized.Note($"removed:{found.Party}", viewer.OrganizerOf(eventId)?.Label, now);
        found.Remove(now);
        await db
            .AllEvents.Where(e => e.Id == eventId)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken - seats)
                        .SetProperty(e => e.PeopleComing, e => e.PeopleComing - coming),
                ct
            );
        return true;
    }
}

/// <summary>Asks whether somebody is to be taken off the list.</summary>
public sealed record RemovalModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal ParticipantAsSeen Person { get; init; } = null!;
}
