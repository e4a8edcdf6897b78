using System.Xml.Linq;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>What search engines may find: the agenda and what it lists, nothing else.</summary>
internal static class Sitemap
{
    /// <summary>The most that the protocol allows in one file.</summary>
    private const int Most = 50_000;

    private static readonly XNamespace Map1 = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/sitemap.xml", Show).Limited(Rate.Read).Shared("agenda");

    private static async Task<ContentHttpResult> Show(Db db, Instance instance, CancellationToken ct)
    {
        // The latest dates first: what a full file leaves out is what is long over.
        var listed = await db.Agenda()
            .WithDay()
            .Where(e => e.Visibility == Visibility.Public)
            .OrderByDescending(e => e.ListedFrom)
            .ThenByDescending(e => e.Id)
            .Take(Most - 1)
            .Select(e => new { e.Id, e.UpdatedAt })
            .ToListAsync(ct);
        var map = new XElement(
            Map1 + "urlset",
            Page(instance.Absolute("/"), null),
            listed.Select(e => Page(instance.Absolute($"/events/{e.Id}"), e.UpdatedAt))
        );
        return TypedResults.Content(
            new XDeclaration("1.0", "utf-8", null) + "\n" + map,
            "application/xml; charset=utf-8"
        );
    }

    private static XElement Page(string address, Instant? changed) =>
        new(
            Map1 + "url",
            new XElement(Map1 + "loc", address),
            changed is { } at ? new XElement(Map1 + "lastmod", at.ToString()) : null
        );
}
