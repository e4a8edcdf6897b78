using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Identity;

/// <summary>Finds out who asks: a session's cookie, or a key shown as <c>Authorization: Bearer</c>.</summary>
internal static class ViewerMiddleware
{
    private const string Bearer = "Bearer ";

    public static IApplicationBuilder UseViewer(this IApplicationBuilder app)
    {
        var sessions = app.ApplicationServices.GetRequiredService<Sessions>();
        var open = app.ApplicationServices.GetRequiredService<IDbContextFactory<Db.Db>>();
        return app.Use(
            async (context, next) =>
            {
                if (ShowsSomething(context, sessions))
                {
                    // Given back before the request goes on: some requests last for hours.
                    await using var db = await open.CreateDbContextAsync(context.RequestAborted);
                    context.SetViewer(await context.FindViewer(sessions, db, context.RequestAborted));
                }
                await next(context);
            }
        );
    }

    /// <summary>Who this is at this moment: what was shown may have been revoked since the request began.</summary>
    public static async Task<Viewer> FindViewer(
        this HttpContext context,
        Sessions sessions,
        Db.Db db,
        CancellationToken ct
    )
    {
        if (sessions.IdOf(context) is { } id)
            return await sessions.Load(db, id, ct);
        var now = context.RequestServices.GetRequiredService<NodaTime.IClock>().GetCurrentInstant();
        return KeyIn(context) is { } shown && await db.FindKey(shown, ct) is { } key && !key.HasEnded(now)
            ? new Viewer([new Grant(Enum.Parse<GrantKind>(key.Kind.ToString()), key.EventId, key.Id, null, key.Label)])
            : Viewer.Nobody;
    }

    private static bool ShowsSomething(HttpContext context, Sessions sessions) =>
        sessions.IdOf(context) is not null || KeyIn(context) is not null;

    private static string? KeyIn(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is var header
        && header.StartsWith(Bearer, StringComparison.Ordinal)
            ? header[Bearer.Length..]
            : null;
}
