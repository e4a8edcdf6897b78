using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Accounts;

/// <summary>
/// The page of an invitation: it asks for an address and carries the invitation through the sign-in. A link that is over,
/// was taken back or never was leads to one and the same page.
/// </summary>
internal static class ComeByInvitation
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/invitations/{invitation}", Ask).Limited(Rate.Ticket).Personal();
        routes.MapPost("/account/invitations/{invitation}", Come).Limited(Rate.Letter).Personal();
    }

    private static async Task<RazorComponentResult> Ask(
        string invitation,
        InvitationLinks links,
        WaysIn ways,
        Db db,
        CancellationToken ct
    ) => await Find(invitation, links, ways, db, ct) is { } selector ? Shown(links, selector, null) : Over();

    private static async Task<Results<SeeOther, RazorComponentResult>> Come(
        string invitation,
        HttpRequest request,
        InvitationLinks links,
        WaysIn ways,
        Db db,
        SignInDesk desk,
        CancellationToken ct
    )
    {
        if (await Find(invitation, links, ways, db, ct) is not { } selector)
            return Over();
        var typed = PlainText.Line((await request.ReadSentForm(ct))["email"]);
        return EmailAddress.Parse(typed) is { } address
            ? new SeeOther(SignInProofs.PathOf(await desk.BeginBy(selector, address, ct)))
            : Shown(links, selector, typed ?? "");
    }

    private static async Task<string?> Find(
        string invitation,
        InvitationLinks links,
        WaysIn ways,
        Db db,
        CancellationToken ct
    ) =>
        links.SelectorOf(InvitationKind.Account, invitation) is { } selector
            ? (await ways.Find(db, selector, ct))?.Selector
            : null;

    private static RazorComponentResult Shown(InvitationLinks links, string selector, string? wrong) =>
        Page.Of<InvitationPage>(
            new InvitationModel(links.PathOf(InvitationKind.Account, selector)) { Typed = wrong },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private static RazorComponentResult Over() =>
        Page.Of<InvitationPage>(new InvitationModel(null), StatusCodes.Status404NotFound);
}

/// <summary>The page of an invitation.</summary>
public sealed record InvitationModel
{
    internal InvitationModel(string? path) => Path = path;

    /// <summary>Null when nobody can come by it.</summary>
    internal string? Path { get; }

    /// <summary>The address that came back because it was wrong.</summary>
    internal string? Typed { get; init; }
}
