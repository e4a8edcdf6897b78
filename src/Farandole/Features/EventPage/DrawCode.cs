using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.EventPage;

/// <summary>The short link as a QR code, for the printed page and for a phone held across a table.</summary>
internal static class DrawCode
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/qr.svg", Draw).Limited(Rate.Read).Shared();

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> Draw(
        string id,
        HttpResponse response,
        Viewer viewer,
        EventReading reading,
        QrLink link,
        CancellationToken ct
    ) =>
        await reading.Seen(id, viewer, response, ct) is { } seen
            ? TypedResults.Content(link.Draw(seen), "image/svg+xml; charset=utf-8")
            : await reading.Absent(id, ct);
}

/// <summary>Draws the code of an event's short link.</summary>
internal sealed class QrLink(Instance instance, Reader reader)
{
    public string Draw(EventAsSeen seen) =>
        QrCode.Svg(instance.Absolute(seen.ShortPath), reader.Words["page.qr.label"]);
}
