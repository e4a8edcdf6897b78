using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Attendance;

/// <summary>A link for whoever keeps the door: it opens nothing else, and ends by itself.</summary>
internal static class OpenDoor
{
    private const int MostDoors = 20;

    /// <summary>After the event, or after now when it is over.</summary>
    private static readonly Duration StaysOpen = Duration.FromHours(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/doors", Make).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/doors/{key:guid}/revocation", Close).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Make(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Writer writer,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct) is not { } backstage)
            return TypedResults.NotFound();
        var label = PlainText.Line((await request.ReadSentForm(ct))["label"]);
        if (!PlainText.Fits(label, EventKey.MaxLabel))
            label = null;
        var now = clock.GetCurrentInstant();
        var end = Instant.Max(backstage.Seen.Schedule?.EndsAt ?? now, now) + StaysOpen;
        var eventId = backstage.Seen.Id;
        var secret = await writer.Write(
            (changed, token) => Keep(changed, eventId, viewer, label, (now, end), token),
            ct
        );
        return secret is null
            ? new SeeOther($"/events/{eventId}/attendance?done=doors-many")
            : Page.Of<NewDoorPage>(
                new NewDoorModel
                {
                    Backstage = backstage,
                    Link = instance.Absolute($"/manage#{secret.Reveal()}"),
                    End = end,
                },
                StatusCodes.Status201Created
            );
    }

    /// <summary>Null where there are too many.</summary>
    private static async Task<Secret?> Keep(
        Db db,
        EventId id,
        Viewer viewer,
        string? label,
        (Instant Now, Instant End) open,
        CancellationToken ct
    )
    {
        if (await db.OrganizedToChange(id, viewer, ct) is not { } organized)
            return null;
        var (now, end) = open;
        var doors = await db.Keys.CountAsync(
            k => k.EventId == id && k.Kind == KeyKind.Door && k.RevokedAt == null && k.ExpiresAt > now,
            ct
        );
        if (doors >= MostDoors)
            return null;
        var (key, made) = EventKey.Make(id, KeyKind.Door, label, "fr", now);
        key.EndAt(end);
        db.Add(key);
        organized.Note("door-made", viewer.OrganizerOf(id)?.Label, now);
        return made;
    }

    private static async Task<Results<SeeOther, NotFound>> Close(
        string id,
        Guid key,
        Viewer viewer,
        Db db,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Organized(id, viewer, ct) is not { } organized)
            return TypedResults.NotFound();
        var closed = new KeyId(key);
        await writer.Write(
            async (changed, token) =>
                (
                    await changed
                        .Keys.AsTracking()
                        .FirstOrDefaultAsync(
                            k => k.Id == closed && k.EventId == organized.Id && k.Kind == KeyKind.Door,
                            token
                        )
                )?.Revoke(clock.GetCurrentInstant()),
            ct
        );
        return new SeeOther($"/events/{organized.Id}/attendance?done=door-closed");
    }
}

/// <summary>A link that is shown this once.</summary>
public sealed record NewDoorModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal string Link { get; init; } = "";

    internal Instant End { get; init; }
}
