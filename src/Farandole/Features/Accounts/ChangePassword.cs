using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Accounts;

/// <summary>
/// Sets, changes or takes away the password of an account. Whoever finds a device that is signed in cannot: each asks for
/// a sign-in that is fresh, by a new letter if need be.
/// </summary>
internal static class ChangePassword
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/password", Keep).Limited(Rate.Organize).Personal();
        routes.MapPost("/account/password/end", TakeAway).Limited(Rate.Organize).Personal();
        routes.MapPost("/account/proofs", Prove).Limited(Rate.Letter).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Keep(
        HttpContext context,
        Viewer viewer,
        ShowAccount.OwnAccount own,
        PasswordDesk desk,
        CommonPasswords common,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } id || await own.Read(id, context, ct) is not { } model)
            return TypedResults.NotFound();
        if (!model.IsFresh)
            return new SeeOther("/account?done=stale");
        var typed = (await context.Request.ReadSentForm(ct))["password"].ToString();
        if (PasswordRules.FlawOf(typed, model.Account.Email, common.Words) is { } flaw)
            return Page.Of<AccountPage>(model with { Flaw = flaw }, StatusCodes.Status422UnprocessableEntity);
        await desk.Keep(id, model.Here!, typed, ct);
        return new SeeOther("/account?done=password");
    }

    private static async Task<Results<SeeOther, NotFound>> TakeAway(
        HttpContext context,
        Viewer viewer,
        ShowAccount.OwnAccount own,
        PasswordDesk desk,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } id || await own.Read(id, context, ct) is not { } model)
            return TypedResults.NotFound();
        if (!model.IsFresh)
            return new SeeOther("/account?done=stale");
        await desk.TakeAway(id, ct);
        return new SeeOther("/account?done=password-gone");
    }

    /// <summary>A letter to the account's own address, which signs in anew.</summary>
    private static async Task<Results<SeeOther, NotFound>> Prove(
        HttpContext context,
        Viewer viewer,
        ShowAccount.OwnAccount own,
        SignInDesk desk,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } id || await own.Read(id, context, ct) is not { } model)
            return TypedResults.NotFound();
        var address = EmailAddress.Parse(model.Account.Email)!;
        return new SeeOther(SignInProofs.PathOf(await desk.Begin(address, moves: null, ct)));
    }
}
