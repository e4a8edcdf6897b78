using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Accounts.Passkeys;

/// <summary>
/// Signs in with a passkey. It has recognised its owner by itself, so it is both steps in one; whatever is wrong with it is
/// one answer.
/// </summary>
internal static class EnterWithPasskey
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/passkey-sign-ins/options", Begin).Limited(Rate.Ticket).Personal();
        routes.MapPost("/account/passkey-sign-ins", Enter).Limited(Rate.Key).Personal();
    }

    private static async Task<JsonHttpResult<Challenge>> Begin(
        HttpContext context,
        PasskeyDesk desk,
        CancellationToken ct
    ) => TypedResults.Json(await desk.BeginEntering(context, ct));

    private static async Task<Results<SeeOther, RazorComponentResult>> Enter(
        HttpContext context,
        PasskeyDesk desk,
        Sessions sessions,
        Instance instance,
        CancellationToken ct
    )
    {
        if (await desk.Enter(await Signed.Of(context.Request, ct), context) is not { } account)
            return Page.Of<SignInPage>(
                new SignInModel(instance.Registration) { IsPasskeyWrong = true },
                StatusCodes.Status422UnprocessableEntity
            );
        var entry = new Entry(account, SignedBy.Passkey) { IsWhole = true };
        await sessions.SignIn(context, entry, DeviceLabel.Of(context.Request.Headers.UserAgent), ct);
        return new SeeOther("/account?done=back");
    }
}
