using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts;

/// <summary>What the owner of an account decides about it: another address, what it gathers, its end.</summary>
internal static class ChangeAccount
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/address", Move).Limited(Rate.Letter).Personal();
        routes.MapPost("/account/gathering", Gather).Limited(Rate.Organize).Personal();
        routes.MapPost("/account/erasure", AskErasure).Limited(Rate.Organize).Personal().Freshly();
        routes.MapPost("/account/erasure/end", Keep).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Move(
        HttpContext context,
        Viewer viewer,
        SignInDesk desk,
        ShowAccount.OwnAccount own,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } id || await own.Read(id, context, ct) is not { } model)
            return TypedResults.NotFound();
        // Whoever moves an account has it for good.
        if (!model.IsFresh)
            return new SeeOther("/account?done=stale");
        var typed = PlainText.Line((await context.Request.ReadSentForm(ct))["email"]);
        if (EmailAddress.Parse(typed) is not { } address)
            return Page.Of<AccountPage>(
                model with
                {
                    Typed = typed ?? "",
                    IsWrong = true,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        return new SeeOther(SignInProofs.PathOf(await desk.Begin(address, id, ct)));
    }

    private static async Task<Results<SeeOther, NotFound>> Gather(
        HttpRequest request,
        Viewer viewer,
        Writer writer,
        CancellationToken ct
    )
    {
        var wanted = (await request.ReadSentForm(ct))["gathers"] == "true";
        return await Change(viewer, writer, a => a.Gather(wanted), wanted ? "gathered" : "scattered", ct);
    }

    /// <summary>The last administrator of the site hands the role on first.</summary>
    private static async Task<Results<SeeOther, NotFound>> AskErasure(
        Viewer viewer,
        Db db,
        Writer writer,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.WhyNotEnd(viewer.Account!.Value, ct) is not null
            ? new SeeOther("/account?done=last")
            : await Change(viewer, writer, a => a.AskErasure(clock.GetCurrentInstant()), "ends", ct);

    private static Task<Results<SeeOther, NotFound>> Keep(Viewer viewer, Writer writer, CancellationToken ct) =>
        Change(viewer, writer, a => a.Keep(), "stays", ct);

    private static async Task<Results<SeeOther, NotFound>> Change(
        Viewer viewer,
        Writer writer,
        Action<Account> change,
        string done,
        CancellationToken ct
    )
    {
        var id = viewer.Account;
        var isDone = await writer.Write(
            async (db, token) =>
            {
                if (await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == id, token) is not { } account)
                    return false;
                change(account);
                return true;
            },
            ct
        );
        return isDone ? new SeeOther($"/account?done={done}") : TypedResults.NotFound();
    }
}
