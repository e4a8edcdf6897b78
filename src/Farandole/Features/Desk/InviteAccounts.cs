using System.Globalization;
using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Desk;

/// <summary>A steward makes links by which so many people may have an account until a day, and takes them back.</summary>
internal static class InviteAccounts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/invitations", Make).Limited(Rate.Organize).Personal();
        routes.MapPost("/desk/invitations/{selector}/end", Revoke).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Make(
        HttpRequest request,
        Viewer viewer,
        ShowDesk.WholeDesk desk,
        Writer writer,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var typed = new TypedInvitation(
            PlainText.Line(form["uses"]) ?? "",
            PlainText.Line(form["ends"]) ?? "",
            desk.Today
        );
        if (typed is not { Uses: { } uses, EndsOn: { } endsOn })
            return Page.Of<DeskPage>(
                await desk.Read(ct) with
                {
                    Typed = typed,
                    HasErrors = true,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await writer.Write(
            (db, _) =>
            {
                db.Add(AccountInvitation.Make(uses, desk.Today, endsOn));
                return Task.CompletedTask;
            },
            ct
        );
        return new SeeOther("/desk?done=invited");
    }

    private static async Task<Results<SeeOther, NotFound>> Revoke(
        string selector,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var isFound = await writer.Write(
            async (db, token) =>
            {
                var invitation = await db.Set<AccountInvitation>()
                    .AsTracking()
                    .FirstOrDefaultAsync(i => i.Selector == selector, token);
                invitation?.Revoke(clock.GetCurrentInstant());
                return invitation is not null;
            },
            ct
        );
        return isFound ? new SeeOther("/desk?done=uninvited") : TypedResults.NotFound();
    }
}

/// <summary>What was typed to make an invitation, and what it means.</summary>
/// <param name="UsesText">For how many people.</param>
/// <param name="EndsText">The last day, as browsers send it.</param>
/// <param name="Today">Where the instance is.</param>
internal sealed record TypedInvitation(string UsesText, string EndsText, LocalDate Today)
{
    /// <summary>Null when it is not from 1 to <see cref="AccountInvitation.MostPeople"/>.</summary>
    public int? Uses =>
        int.TryParse(UsesText, NumberStyles.None, CultureInfo.InvariantCulture, out var uses)
        && uses is > 0 and <= AccountInvitation.MostPeople
            ? uses
            : null;

    /// <summary>Null when it is no day, is past, or is too far.</summary>
    public LocalDate? EndsOn =>
        LocalDatePattern.Iso.Parse(EndsText) is { Success: true, Value: var day }
        && day >= Today
        && day <= Today + AccountInvitation.Longest
            ? day
            : null;

    public static TypedInvitation Usual(LocalDate today) =>
        new("10", LocalDatePattern.Iso.Format(today.PlusDays(30)), today);
}
