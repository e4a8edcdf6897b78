using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inviting;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

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
        IClock clock,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var typed = TypedInvitation.Of(form, desk.Today);
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
                db.NoteSteward(viewer, "invited", null, clock.GetCurrentInstant());
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
                if (invitation is not null)
                    db.NoteSteward(viewer, "uninvited", null, clock.GetCurrentInstant());
                return invitation is not null;
            },
            ct
        );
        return isFound ? new SeeOther("/desk?done=uninvited") : TypedResults.NotFound();
    }
}
