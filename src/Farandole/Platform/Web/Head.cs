using Microsoft.AspNetCore.Http.Features;

namespace Farandole.Platform.Web;

/// <summary>
/// HEAD is answered as GET would be, without the body (RFC 9110 §9.3.2): link checkers and previews ask so. From here on
/// nothing has to know of it.
/// </summary>
internal static class Head
{
    public static IApplicationBuilder UseHead(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (!HttpMethods.IsHead(context.Request.Method))
                {
                    await next(context);
                    return;
                }
                var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
                context.Request.Method = HttpMethods.Get;
                context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, body));
                try
                {
                    await next(context);
                }
                finally
                {
                    context.Features.Set(body);
                    context.Request.Method = HttpMethods.Head;
                }
            }
        );
}
