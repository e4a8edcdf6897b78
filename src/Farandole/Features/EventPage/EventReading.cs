using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Places;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.EventPage;

/// <summary>Loads an event as its viewer may see it, and gives it the form that they asked for.</summary>
internal sealed class EventReading(
    Db db,
    Instance instance,
    IClock clock,
    PreviewWords preview,
    IEnumerable<IEventBlock> blocks
)
{
    private const int MostChanges = 5;

    private static readonly Func<Db, EventId, Instant, IAsyncEnumerable<EventChange>> LastChanges =
        EF.CompileAsyncQuery(
            (Db db, EventId id, Instant since) =>
                db
                    .Changes.Where(c => c.EventId == id && c.Piece != Piece.Backstage && c.At > since)
                    .OrderByDescending(c => c.Id)
                    .Take(4 * MostChanges)
        );

    /// <summary>Null when there is nothing to see.</summary>
    public async Task<EventAsSeen?> Seen(string id, Viewer viewer, HttpResponse response, CancellationToken ct) =>
        await db.SeenBy(id, viewer, clock, response, ct) is { } seen
            ? (await db.WithHosts([seen], viewer, ct))[0]
            : null;

    public Task<StatusCodeHttpResult> Absent(string id, CancellationToken ct) => db.Absent(id, ct);

    /// <summary>What other servers knew of and may know of no more is gone for them (410): some look before they forget it.</summary>
    public async Task<StatusCodeHttpResult> AbsentForServers(string id, CancellationToken ct) =>
        EventId.TryParse(id, out var named)
        && await db.Set<FederatedEventRow>().AnyAsync(f => f.EventId == named && f.GoneAt != null, ct)
            ? TypedResults.StatusCode(StatusCodes.Status410Gone)
            : await db.Absent(id, ct);

    public JsonHttpResult<EventAsJson> AsJson(EventAsSeen seen) => TypedResults.Json(EventAsJson.Of(seen, instance));

    /// <summary>What has no day to show yet has no place in a calendar.</summary>
    public Results<ContentHttpResult, StatusCodeHttpResult> AsCalendar(EventAsSeen seen) =>
        seen.Schedule is null
            ? TypedResults.StatusCode(StatusCodes.Status404NotFound)
            : TypedResults.Content(EventAsCalendar.Of(seen, instance), WriteCalendar.ContentType);

    /// <summary>What only some may see is never federated, whatever key is shown: for other servers it does not exist.</summary>
    public async Task<IResult> AsActivity(EventAsSeen seen, CancellationToken ct) =>
        seen.IsDraft || seen.IsSurprise || seen.Visibility == Visibility.Private || seen.ToAnybody.Schedule is null
            ? await AbsentForServers(seen.Id.ToString(), ct)
            : Documents.Answer(
                EventAsActivity.Of(seen.ToAnybody, await db.TakesJoins(seen, ct), instance, clock.GetCurrentInstant())
            );

    public async Task<EventModel> AsPage(EventAsSeen seen, Viewer viewer, CancellationToken ct)
    {
        // One for all its queries: opening it anew for each costs as much as a short one.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await Read(seen, viewer, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<EventModel> Read(EventAsSeen seen, Viewer viewer, CancellationToken ct)
    {
        var since = seen.PublishedAt ?? seen.CreatedAt;
        var changes = seen.UpdatedAt > since ? await LastChanges(db, seen.Id, since).ToListAsync(ct) : [];
        var visible = changes.FindAll(seen.Shows);
        return new EventModel(seen, preview.Of(seen.ToAnybody))
        {
            Now = clock.GetCurrentInstant(),
            Home = instance.Zone,
            Url = instance.Absolute(seen.Path),
            ShortUrl = instance.Absolute(seen.ShortPath),
            Who = await WhoComes.To(seen, viewer, clock.GetCurrentInstant(), db, ct),
            Changes = [.. visible.Take(MostChanges)],
            StatusSince = visible.Find(c => c.Piece == Piece.Status)?.At,
            IsProposal = viewer.Proposes(seen.Id),
            Blocks = await BlocksFor(seen, viewer, ct),
        };
    }

    private async Task<IReadOnlyList<(BlockPlace, EventBlock)>> BlocksFor(
        EventAsSeen seen,
        Viewer viewer,
        CancellationToken ct
    )
    {
        var has = await db.PartsOf(seen.Id, ct);
        var found = new List<(BlockPlace Place, EventBlock Block)>();
        foreach (var block in blocks)
        {
            if (await block.For(seen, viewer, has, db, ct) is { } shown)
                found.Add((block.Place, shown));
        }
        return [.. found.OrderBy(b => b.Place)];
    }
}
