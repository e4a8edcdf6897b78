using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Changes and deletes an event for a program that shows its organizer's key.</summary>
internal static class ChangeEventByApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPatch("/api/v1/events/{id}", Change)
            .Limited(Rate.Organize)
            .Personal()
            .Allows(Scope.WriteEvents)
            .WithMetadata(new FromAnywhere("API: no cookie is read."))
            .WithName("changeEvent")
            .WithSummary(
                "Change some fields of an event (JSON merge patch; organizer's key, or an app's that speaks for the host)."
            )
            .Accepts<EventToWrite>("application/json", "application/merge-patch+json")
            .Produces<EventAsJson>()
            .ProducesProblem(StatusCodes.Status401Unauthorized, "application/problem+json")
            .ProducesProblem(StatusCodes.Status404NotFound, "application/problem+json")
            .ProducesProblem(StatusCodes.Status409Conflict, "application/problem+json")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity, "application/problem+json");
        routes
            .MapDelete("/api/v1/events/{id}", Delete)
            .Limited(Rate.Organize)
            .Personal()
            .Allows(Scope.WriteEvents)
            .WithMetadata(new FromAnywhere("API: no cookie is read."))
            .WithName("deleteEvent")
            .WithSummary("Delete an event for good (organizer's key, or an app's that speaks for the host).")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized, "application/problem+json")
            .ProducesProblem(StatusCodes.Status404NotFound, "application/problem+json");
    }

    internal sealed record Tools(
        HttpContext Context,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader,
        [FromServices] Db Db,
        [FromServices] Writer Writer,
        [FromServices] EventReader EventReader,
        [FromServices] Removal Removal,
        [FromServices] IClock Clock
    );

    /// <summary>Who knocks on which door, and is let in.</summary>
    private sealed record Entry(EventId Id, Grant Key);

    private static async Task<Results<Ok<EventAsJson>, JsonHttpResult<ProblemDetails>>> Change(
        string id,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        var (entry, refusal) = await Enter(id, tools, ct);
        if (entry is null)
            return refusal!;
        var words = tools.Reader.Words;
        if (await tools.Context.Request.ReadObject(ct) is not { } json)
            return words.Refuse(StatusCodes.Status400BadRequest, "announcing.api.json");
        return await tools.Writer.Write((db, token) => Apply(db, entry, json, tools, token), ct);
    }

    private static async Task<Results<Ok<EventAsJson>, JsonHttpResult<ProblemDetails>>> Apply(
        Db db,
        Entry entry,
        JsonReading json,
        Tools tools,
        CancellationToken ct
    )
    {
        var (words, now) = (tools.Reader.Words, tools.Clock.GetCurrentInstant());
        var changed = await db.AllEvents.AsTracking().SingleAsync(e => e.Id == entry.Id, ct);
        if (changed.WhyNotChange() is not null)
            return words.Refuse(StatusCodes.Status409Conflict, "announcing.api.cancelled");
        if (json.Revision is { } revision && revision != changed.Revision)
            return words.Refuse(StatusCodes.Status409Conflict, "announcing.api.conflict");
        var input = json.Over(EventInput.Of(changed) with { Where = null });
        var reading = tools.EventReader.Read(input, changed.Language, mayBePast: true);
        var rules = json.Rules(changed.Pieces);
        var (status, troubles) = StatusReading.Read(json.Said("status"), json.Said("statusReason"), changed);
        troubles = [.. json.Troubles, .. reading.Troubles, .. troubles];
        if (troubles.Count > 0 || reading.Details is not { } details)
            return words.Refuse(troubles);
        // Before the values: what they were said to whom is written down with them.
        foreach (var rule in rules)
            changed.Decide(rule, entry.Key.Label, now);
        changed.Edit(details, entry.Key.Label, now);
        await db.ListIfConfirmed(changed, now, ct);
        if (status is { } said)
            changed.Say(said.Status, said.Reason, entry.Key.Label, now);
        var seen = await db.WithHosts([EventAsSeen.By(Standing.Organizer, changed, now)], null, ct);
        return TypedResults.Ok(EventAsJson.Of(seen[0], tools.Instance));
    }

    private static async Task<Results<NoContent, JsonHttpResult<ProblemDetails>>> Delete(
        string id,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        var (entry, refusal) = await Enter(id, tools, ct);
        if (entry is null)
            return refusal!;
        await tools.Removal.Delete(entry.Id, ct);
        return TypedResults.NoContent();
    }

    /// <summary>A key of another event learns no more than no key: that there is nothing of this name.</summary>
    private static async Task<(Entry? Entry, JsonHttpResult<ProblemDetails>? Refusal)> Enter(
        string id,
        Tools tools,
        CancellationToken ct
    )
    {
        var words = tools.Reader.Words;
        if (await tools.Context.ByKeyAlone(tools.Db, ct) is not { } viewer)
        {
            tools.Context.Response.Headers.WWWAuthenticate = "Bearer";
            return (null, words.Refuse(StatusCodes.Status401Unauthorized, "announcing.api.key"));
        }
        if (EventId.TryParse(id, out var eventId) && await tools.Db.IsGone(eventId, ct))
            return (null, words.Refuse(StatusCodes.Status410Gone, "announcing.api.gone"));
        return await tools.Db.Organized(id, viewer, ct) is null || viewer.OrganizerOf(eventId) is not { } key
            ? (null, words.Refuse(StatusCodes.Status404NotFound, "announcing.api.none"))
            : (new Entry(eventId, key), null);
    }
}
