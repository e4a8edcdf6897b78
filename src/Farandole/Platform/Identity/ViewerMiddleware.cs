using Farandole.Domain.Kernel;
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
        if (Apps.IsAppKey(KeyIn(context)))
            return await AppIn(context, db, ct);
        if (sessions.IdOf(context) is { } id)
            return await WithGroups(context, db, await sessions.Load(db, id, ct), ct);
        var now = context.RequestServices.GetRequiredService<NodaTime.IClock>().GetCurrentInstant();
        return KeyIn(context) is { } shown && await db.FindKey(shown, ct) is { } key && !key.HasEnded(now)
            ? new Viewer([new Grant(Enum.Parse<GrantKind>(key.Kind.ToString()), key.EventId, key.Id, null, key.Label)])
            : Viewer.Nobody;
    }

    /// <summary>The key of an app is one at the doors that say so, and no key elsewhere; a cookie beside it says nothing.</summary>
    private static async Task<Viewer> AppIn(HttpContext context, Db.Db db, CancellationToken ct)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AsksScope>() is null)
            return Viewer.Nobody;
        var today = context.RequestServices.GetRequiredService<NodaTime.IClock>().GetCurrentInstant().InUtc().Date;
        if (await db.FindApp(KeyIn(context), today, ct) is not { } key)
            return Viewer.Nobody;
        if (key.UsedOn != today)
            await context
                .RequestServices.GetRequiredService<Db.Writer>()
                .Write((used, token) => used.Use(key, today, token), ct);
        return await db.ViewerOf(key, EventNamedBy(context), today, ct);
    }

    /// <summary>Who signed in has groups, and may speak for those who announce the event that the request names.</summary>
    private static async Task<Viewer> WithGroups(HttpContext context, Db.Db db, Viewer viewer, CancellationToken ct)
    {
        if (viewer.Account is not { } account)
            return viewer;
        var now = context.RequestServices.GetRequiredService<NodaTime.IClock>().GetCurrentInstant();
        var member = viewer with { Memberships = await db.MembershipsOf(account, now.InUtc().Date, ct) };
        return
            EventNamedBy(context) is { } named
            && (await db.HostGrantOf(member, named, ct) ?? await db.OpeningGrantOf(member, named, now, ct)) is { } grant
            ? member with
            {
                Grants = member.Grants.Add(grant),
            }
            : member;
    }

    /// <summary>The one whose address this is, or from which another is made.</summary>
    private static EventId? EventNamedBy(HttpContext context) =>
        EventId.TryParse(context.GetRouteValue("id") as string ?? context.Request.Query["from"], out var named)
            ? named
            : null;

    private static bool ShowsSomething(HttpContext context, Sessions sessions) =>
        sessions.IdOf(context) is not null || KeyIn(context) is not null;

    public static string? KeyIn(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is var header
        && header.StartsWith(Bearer, StringComparison.Ordinal)
            ? header[Bearer.Length..]
            : null;
}
