using Farandole.Features.Shared;
using Farandole.Platform.Identity;

namespace Farandole.Features.Accounts;

/// <summary>
/// For what decides how an account is signed in to, and whether it goes on: whoever finds a device that is signed in is
/// sent back, and proves first that the account is theirs.
/// </summary>
internal static class FreshOnly
{
    /// <summary>The handler behind it has an account for sure.</summary>
    public static RouteHandlerBuilder Freshly(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(
            async (invocation, next) =>
            {
                var context = invocation.HttpContext;
                if (context.Viewer().Account is null)
                    return TypedResults.NotFound();
                var own = context.RequestServices.GetRequiredService<ShowAccount.OwnAccount>();
                return await own.IsFresh(context, context.RequestAborted)
                    ? await next(invocation)
                    : new SeeOther("/account?done=stale");
            }
        );
}
