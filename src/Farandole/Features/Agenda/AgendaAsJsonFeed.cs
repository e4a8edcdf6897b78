using System.Text.Json.Serialization;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Text;

namespace Farandole.Features.Agenda;

/// <summary>The agenda as a JSON Feed 1.1.</summary>
internal sealed class AgendaAsJsonFeed(FeedFrame frame, Instance instance, Reader reader)
{
    public JsonFeed Of(
        AgendaQuery query,
        IReadOnlyList<AgendaEntry> events,
        IReadOnlyDictionary<EventId, string> credits
    ) =>
        new(frame.Title, frame.PageOf(query), frame.At(query, "/agenda.json"), frame.Language)
        {
            Items =
            [
                .. events.Select(e =>
                    e.Theirs is { } seen ? Item(seen) : Item(e.Ours!, credits.GetValueOrDefault(new(e.Id)))
                ),
            ],
        };

    private JsonFeedItem Item(EventAsSeen seen, string? by)
    {
        var json = EventAsJson.Of(seen, instance);
        return new JsonFeedItem(json.Url, json.Url, reader.Words.Headline(seen))
        {
            Summary = reader.Words.WhenAndWhere(seen),
            ContentHtml = seen.Html,
            ContentText = seen.Html is null ? reader.Words.WhenAndWhere(seen) : null,
            Image = instance.Absolute(seen.PreviewPath),
            DatePublished = json.Published,
            DateModified = json.Updated,
            Language = seen.Language,
            Authors = by is null ? null : [new(by)],
            Event = json,
        };
    }

    private JsonFeedItem Item(ElsewhereSeen seen)
    {
        var (json, row) = (seen.Json(instance), seen.Event);
        return new JsonFeedItem(json.Url, json.Url, seen.Headline(reader.Words))
        {
            Summary = seen.WhenAndWhere(reader.Words),
            ContentHtml = row.Html,
            ContentText = row.Html is null ? seen.WhenAndWhere(reader.Words) : null,
            Image = instance.Absolute(seen.CoverPath),
            DateModified = json.Updated,
            Language = row.Language,
            Authors = [new(row.Organizer ?? seen.Site)],
            Event = json,
        };
    }
}

internal sealed record JsonFeed(
    string Title,
    [property: JsonPropertyName("home_page_url")] string HomePageUrl,
    [property: JsonPropertyName("feed_url")] string FeedUrl,
    string Language
)
{
    [JsonPropertyOrder(-1)]
    public string Version { get; } = "https://jsonfeed.org/version/1.1";

    public required IReadOnlyList<JsonFeedItem> Items { get; init; }
}

internal sealed record JsonFeedItem(string Id, string Url, string Title)
{
    public string? Summary { get; init; }

    [JsonPropertyName("content_html")]
    public string? ContentHtml { get; init; }

    [JsonPropertyName("content_text")]
    public string? ContentText { get; init; }

    public string? Image { get; init; }

    [JsonPropertyName("date_published")]
    public string? DatePublished { get; init; }

    [JsonPropertyName("date_modified")]
    public string? DateModified { get; init; }

    public string? Language { get; init; }

    /// <summary>Of what somebody shows of others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<JsonFeedAuthor>? Authors { get; init; }

    /// <summary>An extension (JSON Feed 1.1, "Extensions"): when and where, for programs.</summary>
    [JsonPropertyName("_event")]
    public required EventAsJson Event { get; init; }
}

internal sealed record JsonFeedAuthor(string Name);
