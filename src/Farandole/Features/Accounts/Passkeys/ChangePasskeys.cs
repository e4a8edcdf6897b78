using Farandole.Features.Shared;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Accounts.Passkeys;

/// <summary>Makes a passkey for an account, and takes one away. A browser without script can only take away.</summary>
internal static class ChangePasskeys
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/passkeys/options", Begin).Limited(Rate.Organize).Personal().Freshly();
        routes.MapPost("/account/passkeys", Make).Limited(Rate.Organize).Personal().Freshly();
        routes.MapPost("/account/passkeys/end", TakeAway).Limited(Rate.Organize).Personal().Freshly();
    }

    private static async Task<JsonHttpResult<Challenge>> Begin(
        HttpContext context,
        Viewer viewer,
        PasskeyDesk desk,
        CancellationToken ct
    ) => TypedResults.Json(await desk.BeginMaking(viewer.Account!.Value, context, ct));

    private static async Task<SeeOther> Make(HttpContext context, Viewer viewer, PasskeyDesk desk, CancellationToken ct)
    {
        var signed = await Signed.Of(context.Request, ct);
        var device = DeviceLabel.Of(context.Request.Headers.UserAgent);
        var isMade = await desk.Make(viewer.Account!.Value, signed, device, context);
        return new SeeOther(isMade ? "/account?done=passkey" : "/account?done=passkey-not");
    }

    private static async Task<SeeOther> TakeAway(
        HttpRequest request,
        Viewer viewer,
        PasskeyDesk desk,
        CancellationToken ct
    )
    {
        var which = (await request.ReadSentForm(ct))["passkey"].ToString();
        await desk.TakeAway(viewer.Account!.Value, which, ct);
        return new SeeOther("/account?done=passkey-gone");
    }
}
