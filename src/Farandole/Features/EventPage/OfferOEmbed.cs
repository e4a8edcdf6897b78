using System.Net;
using System.Text.Json.Serialization;
using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.EventPage;

/// <summary>Tells other sites how to show a link of ours (oEmbed 1.0): public events only.</summary>
internal static class OfferOEmbed
{
    private const int UsualWidth = 600;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/oembed", Offer).Limited(Rate.Read).Shared("agenda");

    private static async Task<Results<JsonHttpResult<OEmbed>, StatusCodeHttpResult>> Offer(
        Db db,
        Instance instance,
        IClock clock,
        CancellationToken ct,
        string? url = null,
        string format = "json",
        int maxwidth = UsualWidth,
        int maxheight = EmbedEvent.Height
    )
    {
        if (format != "json")
            return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
        if (IdIn(url, instance) is not { } id)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        return await db.Seen(id, Viewer.Nobody, clock, ct) is { IsListed: true, Visibility: Visibility.Public } seen
            ? TypedResults.Json(
                Of(seen.ToAnybody, instance, Math.Clamp(maxwidth, 200, 2000), Math.Clamp(maxheight, 100, 2000))
            )
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }

    private static string? IdIn(string? url, Instance instance) =>
        Uri.TryCreate(url, UriKind.Absolute, out var asked)
        && asked.GetLeftPart(UriPartial.Authority) == instance.Url.GetLeftPart(UriPartial.Authority)
        && asked.AbsolutePath.Split('/') is ["", "events", var id]
            ? id
            : null;

    private static OEmbed Of(EventAsSeen seen, Instance instance, int width, int height)
    {
        var (address, title) = (instance.Absolute($"/embed{seen.Path}"), WebUtility.HtmlEncode(seen.Title));
        return new OEmbed(seen.Title ?? "", instance.Name, instance.Absolute("/"))
        {
            Html =
                $"""<iframe src="{address}" title="{title}" width="{width}" height="{height}" loading="lazy"></iframe>""",
            Width = width,
            Height = height,
            ThumbnailUrl = seen.Picture is null ? instance.Absolute(seen.PreviewPath) : null,
            ThumbnailWidth = seen.Picture is null ? 1200 : null,
            ThumbnailHeight = seen.Picture is null ? 630 : null,
        };
    }
}

internal sealed record OEmbed(
    string Title,
    [property: JsonPropertyName("provider_name")] string ProviderName,
    [property: JsonPropertyName("provider_url")] string ProviderUrl
)
{
    public string Type { get; } = "rich";

    public string Version { get; } = "1.0";

    public required string Html { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    [JsonPropertyName("cache_age")]
    public int CacheAge { get; } = 300;

    /// <summary>With its size or not at all, as the protocol wants; the size of an uploaded picture is not known here.</summary>
    [JsonPropertyName("thumbnail_url")]
    public string? ThumbnailUrl { get; init; }

    [JsonPropertyName("thumbnail_width")]
    public int? ThumbnailWidth { get; init; }

    [JsonPropertyName("thumbnail_height")]
    public int? ThumbnailHeight { get; init; }
}
