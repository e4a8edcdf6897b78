using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Talk;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Programs;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>What the organizers announced, on the event's page and for programs; each reads what is for them.</summary>
internal static class News
{
    private const int Most = 20;

    // The page that everybody opens: translated once, not at each request.
    private static readonly Func<Db, EventId, bool, IAsyncEnumerable<Announcement>> Newest = EF.CompileAsyncQuery(
        (Db db, EventId id, bool answered) =>
            db.Set<Announcement>()
                .Where(a => a.EventId == id && (answered || a.To == AnnouncedTo.Everybody))
                .OrderByDescending(a => a.At)
                .Take(Most)
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/events/{id}/announcements", Read)
            .Allows(Scope.ReadEvents)
            .Limited(Rate.Read)
            .Shared()
            .Produces<IReadOnlyList<AnnouncementAsJson>>()
            .WithSummary("What the organizers announced");
        routes
            .MapPost("/events/{id}/announcements/{announcement:guid}/removal", Remove)
            .Limited(Rate.Organize)
            .Personal();
    }

    /// <summary>The newest first.</summary>
    public static ValueTask<List<Announcement>> Announcements(this Db db, EventAsSeen seen, CancellationToken ct) =>
        Newest(db, seen.Id, seen.Standing >= Standing.Confirmed).ToListAsync(ct);

    private static async Task<Results<JsonHttpResult<IReadOnlyList<AnnouncementAsJson>>, StatusCodeHttpResult>> Read(
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
        IReadOnlyList<AnnouncementAsJson> all =
        [
            .. (await db.Announcements(seen, ct)).Select(a => new AnnouncementAsJson(
                a.Id.ToString(),
                a.Title,
                a.Text,
                a.At.ToString()
            )),
        ];
        return TypedResults.Json(all);
    }

    private static async Task<Results<SeeOther, NotFound>> Remove(
        string id,
        Guid announcement,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId) || !viewer.Organizes(eventId))
            return TypedResults.NotFound();
        var wanted = new MessageId(announcement);
        var removed = await writer.Write(
            async (db, token) =>
            {
                var found = await db.Set<Announcement>()
                    .AsTracking()
                    .FirstOrDefaultAsync(a => a.Id == wanted && a.EventId == eventId, token);
                if (found is null)
                    return false;
                found.Leave(clock.GetCurrentInstant());
                db.Remove(found);
                return true;
            },
            ct
        );
        return removed ? new SeeOther($"/events/{eventId}/messages?done=unannounced") : TypedResults.NotFound();
    }
}

internal sealed record AnnouncementAsJson(string Id, string? Title, string Text, string At);

/// <summary>News of the team on the event's page.</summary>
internal sealed class NewsOnPage : IEventBlock
{
    public BlockPlace Place => BlockPlace.News;

    public async Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        has.News && await db.Announcements(seen, ct) is { Count: > 0 } announced
            ? new(typeof(NewsBlock), new AnnouncedModel(seen, announced))
            : null;
}

/// <summary>What was announced, as one viewer may read it.</summary>
public sealed record AnnouncedModel(EventAsSeen Seen, IReadOnlyList<Announcement> Announced);
