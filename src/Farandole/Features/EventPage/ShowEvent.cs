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
using NodaTime;

namespace Farandole.Features.EventPage;

/// <summary>
/// One address, one load, many forms: the page, ActivityPub, JSON, iCalendar, as the request prefers. The suffixes are
/// for links that cannot say what they prefer.
/// </summary>
internal static class ShowEvent
{
    private const string Html = "text/html";
    private const string Json = "application/json";
    private const string Calendar = "text/calendar";
    private const string Activity = "application/activity+json";

    /// <summary>With the ActivityStreams profile or without: who asks for JSON-LD gets the only JSON-LD there is.</summary>
    private const string LinkedData = "application/ld+json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}", Show).Limited(Rate.Read).Shared("hosts");
        routes.MapGet("/events/{id}.ics", ShowCalendar).Limited(Rate.Read).Shared("hosts");
        routes.MapGet("/events/{id}.json", ShowJson).Limited(Rate.Read).Shared("hosts");
    }

    private static async Task<IResult> Show(
        string id,
        HttpContext context,
        Viewer viewer,
        EventReading reading,
        CancellationToken ct
    )
    {
        if (await reading.Seen(id, viewer, context.Response, ct) is not { } whole)
            return await reading.Absent(id, ct);
        // Organizers look at their page with others' eyes; nobody sees more by it.
        var seen =
            whole.Standing == Standing.Organizer
            && Enum.TryParse<Standing>(context.Request.Query["as"], ignoreCase: true, out var other)
            && other is > Standing.Passer and < Standing.Organizer
                ? whole.As(other)
                : whole;
        return Accepts.Best(context.Request, Html, Activity, LinkedData, Json, Calendar) switch
        {
            Activity or LinkedData => reading.AsActivity(seen),
            Json => reading.AsJson(seen),
            Calendar => reading.AsCalendar(seen),
            _ => Page.Of<EventPage>(await reading.AsPage(seen, viewer, ct)),
        };
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> ShowCalendar(
        string id,
        HttpContext context,
        Viewer viewer,
        EventReading reading,
        CancellationToken ct
    ) =>
        await reading.Seen(id, viewer, context.Response, ct) is { } seen
            ? reading.AsCalendar(seen)
            : (Results<ContentHttpResult, StatusCodeHttpResult>)await reading.Absent(id, ct);

    private static async Task<Results<JsonHttpResult<EventAsJson>, StatusCodeHttpResult>> ShowJson(
        string id,
        HttpContext context,
        Viewer viewer,
        EventReading reading,
        CancellationToken ct
    ) =>
        await reading.Seen(id, viewer, context.Response, ct) is { } seen
            ? reading.AsJson(seen)
            : await reading.Absent(id, ct);
}
