using System.Xml.Linq;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using static Farandole.Features.Shared.AtomParts;

namespace Farandole.Features.Pieces;

/// <summary>One event as an Atom feed: who follows it learns what becomes known, and gives no address.</summary>
internal static class OfferEventFeed
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}.atom", Show).Limited(Rate.Read).Shared();

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> Show(
        string id,
        HttpContext context,
        Viewer viewer,
        Db db,
        Instance instance,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Seen(id, viewer, clock, ct) is not { } seen)
            return await db.Absent(id, ct);
        if (!seen.IsListed)
            context.Response.KeepPrivate();
        return TypedResults.Content(Of(seen, instance, reader.Words), ContentType);
    }

    private static string Of(EventAsSeen seen, Instance instance, Words words)
    {
        var url = instance.Absolute(seen.Path);
        var head = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", words.Language),
            new XElement(Atom + "title", Xml(words.Headline(seen))),
            new XElement(Atom + "updated", seen.UpdatedAt.ToString()),
            Link("alternate", "text/html", url)
        );
        var whole = Entry(url, words.Headline(seen), seen.UpdatedAt, url);
        whole.Add(new XElement(Atom + "summary", Xml(words.WhenAndWhere(seen))));
        return Feed(
            head,
            $"{url}.atom",
            instance.Name,
            [whole, .. seen.Announced.Select(piece => EntryOf(piece, seen, url, words))]
        );
    }

    private static XElement EntryOf(PieceAsSeen piece, EventAsSeen seen, string url, Words words)
    {
        var entry = Entry(
            $"{url}#{piece.Key}",
            words["pieces.line", ("name", words.Name(piece)), ("said", words.Said(piece, seen))],
            piece.Since ?? seen.UpdatedAt,
            url
        );
        if (words.More(piece, seen) is { } more)
            entry.Add(new XElement(Atom + "summary", Xml(more)));
        return entry;
    }
}
