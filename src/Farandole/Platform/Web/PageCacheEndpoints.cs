using Farandole.Platform.Identity;

namespace Farandole.Platform.Web;

internal static class PageCacheEndpoints
{
    /// <summary>The same for everybody who showed no key: cached here, and by browsers for half a minute.</summary>
    public static RouteHandlerBuilder Shared(this RouteHandlerBuilder endpoint, params string[] tags) =>
        endpoint.WithMetadata(new SharedPage(tags)).WithMetadata(CacheClass.Shared).AddEndpointFilter(SayWhoMayKeepIt);

    public static RouteHandlerBuilder Forever(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(CacheClass.Forever);

    /// <summary>Somebody's own: kept by nobody.</summary>
    public static RouteHandlerBuilder Personal(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(CacheClass.Personal)
            .AddEndpointFilter(
                (context, next) =>
                {
                    context.HttpContext.Response.KeepPrivate();
                    return next(context);
                }
            );

    /// <summary>
    /// Caches on the way keep what anybody may read, each kind and language apart, and ask us each time whether it still
    /// holds: what is revealed or revoked is so at once, everywhere. What a key opened stays here.
    /// </summary>
    private static async ValueTask<object?> SayWhoMayKeepIt(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var result = await next(context);
        var outcome = result is INestedHttpResult nested ? nested.Result : result;
        var headers = context.HttpContext.Response.Headers;
        headers.Vary = "Cookie, Accept, Accept-Language";
        if ((outcome as IStatusCodeHttpResult)?.StatusCode is null or StatusCodes.Status200OK)
            headers.CacheControl =
                headers.CacheControl == "no-store" || !context.HttpContext.Viewer().IsNobody
                    ? "no-store"
                    : "public, no-cache";
        return result;
    }
}

internal enum CacheClass
{
    Shared,
    Personal,

    /// <summary>Says itself how long browsers may keep it: what its address names does not change.</summary>
    Forever,
}
