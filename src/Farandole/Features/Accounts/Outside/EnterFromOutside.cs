using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Accounts.Outside;

/// <summary>
/// Goes to another site to be recognised there, and comes back. The way back lands on a page of ours whose form goes on:
/// opening an address changes nothing, and only from our own page does a browser show our cookies.
/// </summary>
internal static class EnterFromOutside
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/outside/{site}", Leave).Limited(Rate.Ticket).Personal();
        routes.MapGet("/account/outside/{site}/link", LeaveToLink).Limited(Rate.Ticket).Personal().Freshly();
        routes.MapGet("/account/outside/{site}/return", ComeBack).Limited(Rate.Ticket).Personal();
        routes.MapPost("/account/outside/{site}/return", GoOn).Limited(Rate.Key).Personal();
    }

    private static Task<Results<EmptyHttpResult, RazorComponentResult, NotFound>> Leave(
        string site,
        string? invitation,
        HttpContext context,
        OutsideWays ways,
        OpenIdDoor door,
        SignInPages pages,
        InvitationLinks links
    )
    {
        var selector = invitation is null ? null : links.SelectorOf(InvitationKind.Account, invitation);
        return Send(ways.Site(site), context, door, pages, selector, links: null);
    }

    private static Task<Results<EmptyHttpResult, RazorComponentResult, NotFound>> LeaveToLink(
        string site,
        HttpContext context,
        Viewer viewer,
        OutsideWays ways,
        OpenIdDoor door,
        SignInPages pages
    ) => Send(ways.Site(site), context, door, pages, invitation: null, viewer.Account);

    private static async Task<Results<EmptyHttpResult, RazorComponentResult, NotFound>> Send(
        OpenIdSettings? site,
        HttpContext context,
        OpenIdDoor door,
        SignInPages pages,
        string? invitation,
        AccountId? links
    )
    {
        if (site is null)
            return TypedResults.NotFound();
        return await door.Send(site, context, invitation, links)
            ? TypedResults.Empty
            : pages.Say(new("silent", site.Name), StatusCodes.Status424FailedDependency);
    }

    private static Results<RazorComponentResult, NotFound> ComeBack(
        string site,
        HttpRequest request,
        OutsideWays ways
    ) =>
        ways.Site(site) is { } known
            ? Page.Of<GoOnPage>(
                new GoOnModel(
                    known.Name,
                    known.ReturnPath,
                    [.. GoOnModel.Carried.Select(n => (n, request.Query[n].ToString())).Where(v => v.Item2.Length > 0)]
                )
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> GoOn(
        string site,
        HttpContext context,
        OutsideWays ways,
        OpenIdDoor door,
        SignInPages pages,
        Welcoming welcoming
    )
    {
        if (ways.Site(site) is not { } known)
            return TypedResults.NotFound();
        return await door.Receive(known, context) is { } who
            ? await welcoming.Receive(who, context, context.RequestAborted)
            : pages.Say(new("refused", known.Name), StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>The page between another site and this one.</summary>
/// <param name="Name">Of the site.</param>
/// <param name="Path">Where its form goes.</param>
/// <param name="Values">What the site gave the browser to bring along.</param>
public sealed record GoOnModel(string Name, string Path, IReadOnlyList<(string Name, string Value)> Values)
{
    /// <summary>RFC 6749, 4.1.2, RFC 9207, and how errors are said.</summary>
    internal static readonly string[] Carried = ["code", "state", "iss", "session_state", "error"];
}
