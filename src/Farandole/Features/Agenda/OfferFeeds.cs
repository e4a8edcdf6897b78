using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Places;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Agenda;

/// <summary>The agenda for programs that come back by themselves, with the filters of the page.</summary>
internal static class OfferFeeds
{
    public const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/agenda.ics", Calendar).Limited(Rate.Read).Shared("agenda", "hosts");
        routes.MapGet("/agenda.atom", Atom).Limited(Rate.Read).Shared("agenda", "hosts");
        routes.MapGet("/agenda.json", Json).Limited(Rate.Read).Shared("agenda", "hosts");
    }

    private static async Task<ContentHttpResult> Calendar(
        HttpRequest request,
        AgendaByWords agenda,
        FeedFrame frame,
        Instance instance,
        CancellationToken ct
    )
    {
        var (query, events) = await Read(request, agenda, frame, ct);
        var credits = await agenda.Credits(query, ct);
        var feed = new CalendarFeed(frame.Title) { Url = frame.PageOf(query) };
        var entries = events.Select(e => e.Theirs is { } seen ? frame.Entry(seen) : Ours(e.Ours!)).ToList();
        return TypedResults.Content(WriteCalendar.Feed(feed, entries), WriteCalendar.ContentType);

        CalendarEvent Ours(EventAsSeen seen)
        {
            var entry = EventAsCalendar.Entry(seen, instance);
            return credits.TryGetValue(seen.Id, out var by) ? frame.Credited(entry, by) : entry;
        }
    }

    private static async Task<ContentHttpResult> Atom(
        HttpRequest request,
        AgendaByWords agenda,
        FeedFrame frame,
        AgendaAsAtom atom,
        CancellationToken ct
    )
    {
        var (query, events) = await Read(request, agenda, frame, ct);
        return TypedResults.Content(
            atom.Of(query, events, await agenda.Credits(query, ct)),
            "application/atom+xml; charset=utf-8"
        );
    }

    private static async Task<JsonHttpResult<JsonFeed>> Json(
        HttpRequest request,
        AgendaByWords agenda,
        FeedFrame frame,
        AgendaAsJsonFeed feed,
        CancellationToken ct
    )
    {
        var (query, events) = await Read(request, agenda, frame, ct);
        return TypedResults.Json(
            feed.Of(query, events, await agenda.Credits(query, ct)),
            contentType: "application/feed+json"
        );
    }

    private static async Task<(AgendaQuery Query, IReadOnlyList<AgendaEntry> Events)> Read(
        HttpRequest request,
        AgendaByWords agenda,
        FeedFrame frame,
        CancellationToken ct
    )
    {
        var query = frame.QueryOf(request);
        return (query, await agenda.Whole(query, Most, ct));
    }
}

/// <summary>What every feed says of itself.</summary>
internal sealed class FeedFrame(Instance instance, Reader reader, Gazetteer gazetteer)
{
    public string Title => reader.Words["agenda.feed.title", ("site", instance.Name)];

    public string Language => reader.Language;

    public AgendaQuery QueryOf(HttpRequest request) =>
        AgendaQuery.Read(request.Query, gazetteer, instance.Country, reader.Language);

    /// <summary>Whose it is, above what it says.</summary>
    public CalendarEvent Credited(CalendarEvent entry, string by)
    {
        string?[] texts = [reader.Words["promoting.by", ("by", by)], entry.Text];
        return entry with { Text = string.Join("\n\n", texts.OfType<string>()) };
    }

    /// <summary>Of another site, which stands in it.</summary>
    public CalendarEvent Entry(ElsewhereSeen seen) => seen.Entry(reader.Words, instance);

    /// <summary>Where people read the same.</summary>
    public string PageOf(AgendaQuery query) => At(query, query.About is null ? "/" : ShowSearch.Path);

    public string At(AgendaQuery query, string path) => instance.Absolute(query.At(path));
}
