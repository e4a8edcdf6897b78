using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Identity;

/// <summary>Finds out who asks: a session's cookie, or a key shown as <c>Authorization: Bearer</c>.</summary>
internal static class ViewerMiddleware
{
    private const string Bearer = "Bearer ";

    public static IApplicationBuilder UseViewer(this IApplicationBuilder app)
    {
        var sessions = app.ApplicationServices.GetRequiredService<Sessions>();
        return app.Use(
            async (context, next) =>
            {
                if (sessions.IdOf(context) is { } id)
                    context.SetViewer(
                        await sessions.Load(
                            context.RequestServices.GetRequiredService<Db.Db>(),
                            id,
                            context.RequestAborted
                        )
                    );
                else if (
                    context.Request.Headers.Authorization.ToString() is var header
                    && header.StartsWith(Bearer, StringComparison.Ordinal)
                )
                    await ShowKey(context, header[Bearer.Length..]);
                await next(context);
            }
        );
    }

    private static async Task ShowKey(HttpContext context, string shown)
    {
        var db = context.RequestServices.GetRequiredService<Db.Db>();
        if (await db.FindKey(shown, context.RequestAborted) is { } key)
        {
            var grant = new Grant(Enum.Parse<GrantKind>(key.Kind.ToString()), key.EventId, key.Id, null, key.Label);
            context.SetViewer(new Viewer([grant]));
        }
    }
}
