using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
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
internal sealed class EventReading(Db db, Instance instance, IClock clock, PreviewWords preview)
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

    /// <summary>Null when there is nothing to see. What is not for everybody is kept and indexed by nobody.</summary>
    public async Task<EventAsSeen?> Seen(string id, Viewer viewer, HttpResponse response, CancellationToken ct)
    {
        var seen = await db.Seen(id, viewer, clock, ct);
        if (seen is null)
            return null;
        if (seen.IsDraft || seen.Visibility == Visibility.Private)
            response.KeepPrivate();
        else if (!seen.IsListed)
            response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return seen;
    }

    public Task<StatusCodeHttpResult> Absent(string id, CancellationToken ct) => db.Absent(id, ct);

    public JsonHttpResult<EventAsJson> AsJson(EventAsSeen seen) => TypedResults.Json(EventAsJson.Of(seen, instance));

    public ContentHttpResult AsCalendar(EventAsSeen seen) =>
        TypedResults.Content(EventAsCalendar.Of(seen, instance), WriteCalendar.ContentType);

    /// <summary>What only some may see is never federated, whatever key is shown: for other servers it does not exist.</summary>
    public IResult AsActivity(EventAsSeen seen) =>
        seen.IsDraft || seen.Visibility == Visibility.Private
            ? TypedResults.NotFound()
            : TypedResults.Content(
                EventAsActivity.Of(seen, instance, clock.GetCurrentInstant()).ToJson(),
                "application/activity+json; charset=utf-8"
            );

    public async Task<EventModel> AsPage(EventAsSeen seen, CancellationToken ct)
    {
        var since = seen.PublishedAt ?? seen.CreatedAt;
        var changes = seen.UpdatedAt > since ? await LastChanges(db, seen.Id, since).ToListAsync(ct) : [];
        var visible = changes.Where(c => seen.Shows(c.Piece)).ToList();
        return new EventModel(seen, preview.Of(seen))
        {
            Now = clock.GetCurrentInstant(),
            Home = instance.Zone,
            Url = instance.Absolute(seen.Path),
            ShortUrl = instance.Absolute(seen.ShortPath),
            Who = await WhoComes.To(seen, db, ct),
            Changes = [.. visible.Take(MostChanges)],
            StatusSince = visible.Find(c => c.Piece == Piece.Status)?.At,
        };
    }
}
