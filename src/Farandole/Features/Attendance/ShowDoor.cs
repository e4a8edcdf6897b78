using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Places;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Attendance;

/// <summary>The list at the door: for the organizers, and for whoever was given the link of the door.</summary>
internal static class ShowDoor
{
    private const int MaxSearch = 80;
    private const int MostShown = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/door", Show).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, NotFound>> Show(
        string id,
        string? q,
        string? code,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId))
            return TypedResults.NotFound();
        // The code on a ticket leads anybody else to the event itself, if they may see it.
        if (!viewer.KeepsDoorOf(eventId))
            return code is not null && await db.Seen(id, viewer, clock, ct) is { } seen
                ? TypedResults.Redirect(seen.Path)
                : TypedResults.NotFound();
        var joined = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == eventId && e.DeletedAt == null, ct);
        if (joined is null)
            return TypedResults.NotFound();
        var model = await Model(db, joined, q ?? code, ct);
        return Page.Of<DoorPage>(
            model with
            {
                Seen = EventAsSeen.By(viewer.StandingOn(eventId), joined, clock.GetCurrentInstant()),
                Backstage = await db.Backstages(id, viewer, clock, ct, done),
                Done = done,
            }
        );
    }

    private static async Task<DoorModel> Model(Db db, Event joined, string? typed, CancellationToken ct)
    {
        var search = PlainText.Line(typed) is { Length: <= MaxSearch } words ? words : null;
        var people = await People(db, joined.Id, ct);
        return new DoorModel
        {
            Title = joined.Title,
            Zone = joined.Zone,
            Search = search,
            People = [.. people.Where(p => p.Answers(search)).Take(MostShown)],
            Announced = people.Sum(p => p.Party),
            Came = await db.Came(joined.Id, ct) ?? 0,
            WalkIns = await db.ArrivalsAt(joined.Id)
                .Where(a => a.ParticipationId == null)
                .OrderByDescending(a => a.At)
                .Select(a => new DoorMark(a.Nonce, a.People, a.At, a.Name))
                .ToListAsync(ct),
        };
    }

    /// <summary>By name; in memory, because accents fold here and in no database alike.</summary>
    private static async Task<List<DoorPerson>> People(Db db, EventId id, CancellationToken ct)
    {
        var marks = (
            await db.ArrivalsAt(id).Where(a => a.ParticipationId != null).OrderBy(a => a.At).ToListAsync(ct)
        ).ToLookup(a => a.ParticipationId!.Value, a => new DoorMark(a.Nonce, a.People, a.At, null));
        return
        [
            .. (await db.ComingTo(id).ToListAsync(ct))
                .Select(p => DoorPerson.Of(p, [.. marks[p.Id]]))
                .OrderBy(p => p.Name is null)
                .ThenBy(p => Folding.Of(p.Name ?? ""), StringComparer.Ordinal)
                .ThenBy(p => p.Code, StringComparer.Ordinal),
        ];
    }
}

/// <summary>People who came together, and when.</summary>
internal sealed record DoorMark(Guid Nonce, int People, Instant At, string? Name);

/// <summary>Somebody expected, as the door may see them: no name of those who show themselves to nobody.</summary>
internal sealed record DoorPerson(
    ParticipationId Id,
    string? Name,
    string Code,
    int Party,
    IReadOnlyList<DoorMark> Marks
)
{
    public int Missing => Math.Max(0, Party - Marks.Sum(m => m.People));

    public static DoorPerson Of(Participation one, IReadOnlyList<DoorMark> marks) =>
        new(one.Id, one.Exposure == Exposure.Nobody ? null : one.Name, one.Code, one.Party, marks);

    public bool Answers(string? search) =>
        search is null
        || Code.Replace("-", "", StringComparison.Ordinal)
            .Contains(search.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
        || Name is { } name && Folding.Of(name).Contains(Folding.Of(search), StringComparison.Ordinal);
}

/// <summary>The door of an event.</summary>
public sealed record DoorModel
{
    internal EventAsSeen Seen { get; init; } = null!;

    /// <summary>Null for whoever has the link of the door and nothing else.</summary>
    internal BackstageModel? Backstage { get; init; }

    internal string Title { get; init; } = "";

    internal string Zone { get; init; } = "";

    internal string? Done { get; init; }

    internal string? Search { get; init; }

    internal IReadOnlyList<DoorPerson> People { get; init; } = [];

    internal IReadOnlyList<DoorMark> WalkIns { get; init; } = [];

    internal int Announced { get; init; }

    internal int Came { get; init; }
}
