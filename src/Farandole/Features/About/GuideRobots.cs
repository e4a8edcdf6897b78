using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.About;

/// <summary>What robots may walk through, and whom to tell of a hole.</summary>
internal static class GuideRobots
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", Robots).Limited(Rate.Read).Shared().ExcludeFromDescription();
        routes.MapGet("/.well-known/security.txt", Security).Limited(Rate.Read).Shared().ExcludeFromDescription();
    }

    /// <summary>Pages that nobody should find say so themselves; a robot must be able to read them to hear it.</summary>
    private static ContentHttpResult Robots(Instance instance) =>
        TypedResults.Text(
            $"""
            User-agent: *
            Disallow: /api/
            Disallow: /keys
            Disallow: /manage
            Disallow: /new

            Sitemap: {instance.Absolute("/sitemap.xml")}

            """
        );

    /// <summary>RFC 9116; nothing as long as the operators have not said where to write.</summary>
    private static Results<ContentHttpResult, NotFound> Security(Instance instance, IClock clock)
    {
        if (instance.Contact is not { Length: > 0 } contact)
            return TypedResults.NotFound();
        var address = EmailAddress.Parse(contact) is { } email ? $"mailto:{email.Value}" : contact;
        var expires = clock.GetCurrentInstant().InUtc().Date.PlusMonths(6);
        return TypedResults.Text(
            $"""
            Contact: {address}
            Expires: {expires:uuuu-MM-dd}T00:00:00Z
            Preferred-Languages: fr, en
            Canonical: {instance.Absolute("/.well-known/security.txt")}

            """
        );
    }
}
