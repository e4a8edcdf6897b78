using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Desk;

/// <summary>A steward agrees that an event enters the agenda, or leaves it by link.</summary>
internal static class DecideOnHeld
{
    private const int MaxWord = 1_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/events/{id}/approval", Approve).Limited(Rate.Organize).Personal();
        routes.MapPost("/desk/events/{id}/refusal", Decline).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Approve(
        string id,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    ) =>
        await Decide(
            id,
            viewer,
            writer,
            (db, held) =>
            {
                held.Approve(clock.GetCurrentInstant());
                db.NoteSteward(viewer, "approved", null, clock.GetCurrentInstant());
            },
            ct
        )
            ? new SeeOther("/desk?done=approved")
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> Decline(
        string id,
        HttpRequest request,
        Viewer viewer,
        Writer writer,
        Later later,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        var word = PlainText.Lines(form["word"]) is { } typed ? typed[..Math.Min(typed.Length, MaxWord)] : null;
        var now = clock.GetCurrentInstant();
        var decided = await Decide(
            id,
            viewer,
            writer,
            (db, held) =>
            {
                held.Decline(instance.Name, now);
                db.NoteSteward(viewer, "declined", null, now);
                later.Do(db, new DeclineToTell(held.Id, word), now);
            },
            ct
        );
        return decided ? new SeeOther("/desk?done=declined") : TypedResults.NotFound();
    }

    private static async Task<bool> Decide(
        string id,
        Viewer viewer,
        Writer writer,
        Action<Db, Event> decide,
        CancellationToken ct
    ) =>
        viewer.IsSteward
        && EventId.TryParse(id, out var eventId)
        && await writer.Write(
            async (db, token) =>
            {
                var held = await db.Held().AsTracking().FirstOrDefaultAsync(e => e.Id == eventId, token);
                if (held is not null)
                    decide(db, held);
                return held is not null;
            },
            ct
        );
}
