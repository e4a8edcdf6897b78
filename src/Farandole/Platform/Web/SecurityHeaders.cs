namespace Farandole.Platform.Web;

/// <summary>The headers of every answer (security baseline §6). No inline script or style anywhere, so no nonce.</summary>
internal static class SecurityHeaders
{
    private const string Csp =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        + "require-trusted-types-for 'script'; trusted-types farandole";

    private const string Pages = Csp + "; frame-ancestors 'none'";
    private const string Embeds = Csp + "; frame-ancestors *";

    private const string Permissions =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var secure = app.ApplicationServices.GetRequiredService<Instance>().IsSecure;
        return app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                var embed = context.Request.Path.StartsWithSegments("/embed");
                headers.ContentSecurityPolicy =
                    embed ? Embeds
                    : secure ? Pages + "; upgrade-insecure-requests"
                    : Pages;
                if (!embed)
                    headers.XFrameOptions = "DENY";
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = Permissions;
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = embed ? "cross-origin" : "same-origin";
                headers["Origin-Agent-Cluster"] = "?1";
                if (secure)
                    headers.StrictTransportSecurity = "max-age=31536000";
                return next(context);
            }
        );
    }

    /// <summary>For a page whose form leads to another site: browsers hold a redirect to be a part of what was sent.</summary>
    public static void LetFormsLeadElsewhere(this HttpResponse response)
    {
        var own = response.HttpContext.RequestServices.GetRequiredService<Instance>();
        response.Headers.ContentSecurityPolicy = response
            .Headers.ContentSecurityPolicy.ToString()
            // Where the instance itself is not encrypted, its neighbours on the same machine are not either.
            .Replace("form-action 'self'", $"form-action 'self' {own.Url.Scheme}:", StringComparison.Ordinal);
    }

    /// <summary>For pages behind a secret or about a person: kept by nobody, told to nobody, found by nobody.</summary>
    public static void KeepPrivate(this HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }
}
