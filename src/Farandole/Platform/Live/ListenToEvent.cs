using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Live;

/// <summary>
/// Server-sent events (HTML §9.2) of one event: words that say which block of its page is no longer true. Nothing of
/// what changed goes through here: the page fetches the block, and that asks who is looking.
/// </summary>
internal static class ListenToEvent
{
    private const string Kind = "text/event-stream";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/live", Listen).Limited(Rate.Read).Personal();

    private static async Task<Results<EmptyHttpResult, StatusCodeHttpResult>> Listen(
        string id,
        HttpContext context,
        Listeners listeners,
        IHostApplicationLifetime life,
        CancellationToken ct
    )
    {
        // Whoever opens the address by hand would wait for a page for ever.
        if (!context.Request.Headers.Accept.ToString().Contains(Kind, StringComparison.OrdinalIgnoreCase))
            return TypedResults.StatusCode(StatusCodes.Status406NotAcceptable);
        if (!EventId.TryParse(id, out var listened) || !await MaySee(context, listened, ct))
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        using var listener = listeners.Join(listened, Limits.NetworkOf(context.Connection.RemoteIpAddress));
        if (listener is null)
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        try
        {
            await Start(context.Response, end.Token);
            do await listener.Wait(listeners.Beat, end.Token);
            while (await MaySee(context, listened, end.Token) && await Say(context.Response, listener, end.Token));
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the program stops.
        }
        return TypedResults.Empty;
    }

    private static async Task Start(HttpResponse response, CancellationToken ct)
    {
        response.ContentType = Kind;
        response.Headers["X-Accel-Buffering"] = "no";
        await response.WriteAsync("retry: 2000\n\n", ct);
        await response.Body.FlushAsync(ct);
    }

    /// <summary>The words that were rung, or a comment that only shows that the line is not dead.</summary>
    private static async Task<bool> Say(HttpResponse response, Listener listener, CancellationToken ct)
    {
        var words = listener.Take();
        foreach (var word in words)
            await response.WriteAsync($"event: {word}\ndata:\n\n", ct);
        if (words.Count == 0)
            await response.WriteAsync(":\n\n", ct);
        await response.Body.FlushAsync(ct);
        return true;
    }

    /// <summary>Asked anew each time, with a context that does not stay: a key may be revoked, somebody removed.</summary>
    private static async Task<bool> MaySee(HttpContext context, EventId id, CancellationToken ct)
    {
        var services = context.RequestServices;
        await using var db = await services.GetRequiredService<IDbContextFactory<Db.Db>>().CreateDbContextAsync(ct);
        var viewer = await context.FindViewer(services.GetRequiredService<Sessions>(), db, ct);
        return await db.EventsFor(viewer).AnyAsync(e => e.Id == id, ct);
    }
}
