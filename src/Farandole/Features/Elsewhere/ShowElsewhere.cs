using Farandole.Features.Elsewhere.Coming;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>An event of another site, as it was told: whose it is stands first, and its own page is where it is true.</summary>
internal static class ShowElsewhere
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elsewhere/{id}", Show).Limited(Rate.Read).Shared("agenda");
        routes.MapGet("/elsewhere/{id}.ics", ShowCalendar).Limited(Rate.Read).Shared("agenda");
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        Db db,
        Viewer viewer,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await Find(id, db, ct) is not { Event.Id: var about } seen)
            return TypedResults.NotFound();
        return Page.Of<ElsewhereEventPage>(
            new ElsewhereEventModel
            {
                Seen = seen,
                Now = clock.GetCurrentInstant(),
                Home = instance.Zone,
                IsSignedIn = viewer.Account is not null,
                Mine = viewer.Account is { } mine
                    ? await db.ComingOf(mine).Where(p => p.EventId == about).Own(db, ct)
                    : [],
            }
        );
    }

    private static async Task<Results<ContentHttpResult, NotFound>> ShowCalendar(
        string id,
        Db db,
        Instance instance,
        Reader reader,
        CancellationToken ct
    ) =>
        await Find(id, db, ct) is { } seen
            ? TypedResults.Content(WriteCalendar.One(seen.Entry(reader.Words, instance)), WriteCalendar.ContentType)
            : TypedResults.NotFound();

    private static async Task<ElsewhereSeen?> Find(string id, Db db, CancellationToken ct) =>
        Guid.TryParseExact(id, "D", out var wanted)
            ? (await db.Set<RemoteEventRow>().Where(e => e.Id == wanted).Seen(db, ct)).SingleOrDefault()
            : null;
}

/// <summary>The page of an event of another site.</summary>
public sealed record ElsewhereEventModel
{
    internal ElsewhereSeen Seen { get; init; } = null!;

    internal Instant Now { get; init; }

    /// <summary>The zone of the instance.</summary>
    internal string Home { get; init; } = "";

    internal bool IsSignedIn { get; init; }

    /// <summary>What profiles of whoever looks have answered.</summary>
    internal IReadOnlyList<OwnComing> Mine { get; init; } = [];

    internal bool IsOver => Seen.Event.EndsAt <= Now;
}
