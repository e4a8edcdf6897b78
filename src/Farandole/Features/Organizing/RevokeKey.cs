using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Ends a key and, with it, every visit that it opened. The last one stays: an event that nobody can open is lost.</summary>
internal static class RevokeKey
{
    private enum Outcome
    {
        Revoked,
        IsLast,
        NotThere,
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/keys/{key:guid}/revocation", Revoke).Limited(Rate.Organize).Personal();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Revoke(
        string id,
        Guid key,
        Viewer viewer,
        Db db,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.KeysPage(id, viewer, clock, ct) is not { } model)
            return TypedResults.NotFound();
        var (eventId, keyId) = (model.Backstage.Seen.Id, new KeyId(key));
        var outcome = await writer.Write(
            (changed, token) => End(changed, eventId, keyId, viewer, clock.GetCurrentInstant(), token),
            ct
        );
        return outcome switch
        {
            Outcome.NotThere => TypedResults.NotFound(),
            Outcome.IsLast => Page.Of<KeysPage>(
                model with
                {
                    Errors = [(null, "organizing.keys.error.last")],
                },
                StatusCodes.Status409Conflict
            ),
            // With one's own key, this visit is over as well.
            Outcome.Revoked => new SeeOther(
                model.Backstage.Key == keyId ? "/manage" : $"/events/{eventId}/keys?done=revoked"
            ),
        };
    }

    private static async Task<Outcome> End(
        Db db,
        EventId eventId,
        KeyId id,
        Viewer viewer,
        Instant now,
        CancellationToken ct
    )
    {
        await db.TakeTurn(eventId, ct);
        if (await db.OrganizedToChange(eventId, viewer, ct) is not { } organized)
            return Outcome.NotThere;
        var keys = await db.KeysOf(eventId, KeyKind.Organizer).AsTracking().ToListAsync(ct);
        if (keys.Find(k => k.Id == id) is not { } found)
            return Outcome.NotThere;
        // Somebody must be able to open it: whoever has the last key, or who speaks for its host.
        if (keys.Count == 1 && !await db.IsHosted(eventId, ct))
            return Outcome.IsLast;
        found.Revoke(now);
        organized.Note("key-revoked", viewer.OrganizerOf(eventId)?.Label, now);
        return Outcome.Revoked;
    }
}
