using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>
/// Exchanges a key for a session. The link carries the key behind <c>#</c>, which browsers never send: a module puts it
/// into the form of this page, and without JavaScript it is pasted there.
/// </summary>
internal static class OpenSession
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/manage", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/sessions", Open).Limited(Rate.Key).Personal();
        routes.MapPost("/sessions/end", End).Limited(Rate.Organize).Personal();
    }

    private static async Task<RazorComponentResult> Ask(Viewer viewer, Db db, CancellationToken ct) =>
        Page.Of<OpenSessionPage>(new OpenSessionModel { Opened = await OpenedBy(viewer, db, ct) });

    private static async Task<Results<SeeOther, RazorComponentResult>> Open(
        HttpContext context,
        Db db,
        Writer writer,
        Sessions sessions,
        IClock clock,
        CancellationToken ct
    )
    {
        var pasted = (await context.Request.ReadSentForm(ct))["key"].ToString();
        if (await Use(ShownKey.In(pasted), db, writer, clock, ct) is not { } key)
        {
            var again = new OpenSessionModel { Pasted = pasted, IsWrong = true };
            return Page.Of<OpenSessionPage>(again, StatusCodes.Status422UnprocessableEntity);
        }
        await sessions.Open(context, key, ct);
        return new SeeOther(
            key.Kind switch
            {
                KeyKind.Organizer => $"/events/{key.EventId}/manage",
                KeyKind.Invitation => $"/events/{key.EventId}",
                KeyKind.Instance => "/desk",
                KeyKind.Door => $"/events/{key.EventId}/door",
            }
        );
    }

    /// <summary>Finds the key and writes its use down; the first use of one that went by letter lists its event.</summary>
    internal static async Task<EventKey?> Use(string shown, Db db, Writer writer, IClock clock, CancellationToken ct)
    {
        if (await db.FindKey(shown, ct) is not { } found)
            return null;
        var now = clock.GetCurrentInstant();
        if (found.HasEnded(now))
            return null;
        return await writer.Write(
            async (changed, token) =>
            {
                var key = await changed
                    .Keys.AsTracking()
                    .FirstOrDefaultAsync(k => k.Id == found.Id && k.RevokedAt == null, token);
                if (key?.Use(now.InUtc().Date, now) is true)
                    await List(changed, key, now, token);
                return key;
            },
            ct
        );
    }

    private static async Task List(Db db, EventKey key, Instant now, CancellationToken ct)
    {
        if (key.Kind != KeyKind.Organizer)
            return;
        var opened = await db.AllEvents.AsTracking().FirstOrDefaultAsync(e => e.Id == key.EventId, ct);
        opened?.List(now);
    }

    /// <summary>Logs out; the browser forgets what it kept of the pages behind the scenes.</summary>
    private static async Task<SeeOther> End(HttpContext context, Sessions sessions, CancellationToken ct)
    {
        await sessions.Close(context, ct);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return new SeeOther("/");
    }

    private static async Task<IReadOnlyList<Way>> OpenedBy(Viewer viewer, Db db, CancellationToken ct)
    {
        var organized = viewer.Organized.ToArray();
        if (organized.Length == 0)
            return [];
        var events = await db.EventsFor(viewer)
            .Where(e => organized.Contains(e.Id))
            .OrderBy(e => e.StartsAt)
            .Select(e => new { e.Id, e.Title })
            .ToListAsync(ct);
        return [.. events.Select(e => new Way(e.Title, $"/events/{e.Id}/manage"))];
    }
}

/// <summary>The page that asks for a key.</summary>
public sealed record OpenSessionModel
{
    internal string? Pasted { get; init; }

    internal bool IsWrong { get; init; }

    /// <summary>Events that this visitor has opened already.</summary>
    internal IReadOnlyList<Way> Opened { get; init; } = [];
}
