using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Desk;

/// <summary>What waits for those who run the instance, and how it does.</summary>
internal static class ShowDesk
{
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk", Show).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        Viewer viewer,
        Db db,
        MailSettings mail,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        var held = await db.Held().Where(e => e.EndsAt > now).OrderBy(e => e.HeldAt).Take(Most).ToListAsync(ct);
        return Page.Of<DeskPage>(
            new DeskModel
            {
                Held = held.ConvertAll(e => EventAsSeen.By(Standing.HasLink, e, now)),
                Parked = await db.Set<JobRow>()
                    .Where(j => j.ParkedAt != null)
                    .OrderByDescending(j => j.ParkedAt)
                    .Take(Most)
                    .ToListAsync(ct),
                Figures = await Count(db, now, ct),
                WaitingLetters = await db.Set<JobRow>()
                    .CountAsync(j => j.Key != null && j.Key.StartsWith(Later.Waiting), ct),
                StrangersADay = mail.StrangersADay,
                ReturnedLetters = await db.Set<LetterRow>().CountAsync(l => l.Kind == LetterBudget.Returned, ct),
                Done = done,
            }
        );
    }

    /// <summary>Public events that wait for a steward; one that was declined and stays by link, or was called off, waits for nobody.</summary>
    public static IQueryable<Event> Held(this Db db) =>
        db.AllEvents.Where(e =>
            e.HeldAt != null
            && e.DeletedAt == null
            && e.PublishedAt != null
            && e.Visibility == Visibility.Public
            && e.Status != EventStatus.Cancelled
        );

    private static async Task<DeskFigures> Count(Db db, Instant now, CancellationToken ct)
    {
        var yesterday = now - Duration.FromDays(1);
        var coming = db.AllEvents.Where(e => e.PublishedAt != null && e.DeletedAt == null && e.EndsAt > now);
        return new(
            await coming.CountAsync(ct),
            await coming.SumAsync(e => e.PeopleComing, ct),
            await db.Set<JobRow>().CountAsync(j => j.ParkedAt == null && j.DueAt <= now, ct),
            await db.Set<LetterRow>().CountAsync(l => l.At > yesterday && l.Kind != LetterBudget.Returned, ct)
        );
    }
}

internal sealed record DeskFigures(int Events, int People, int DueJobs, int LettersOfADay);

/// <summary>The desk's one page.</summary>
public sealed record DeskModel
{
    internal IReadOnlyList<EventAsSeen> Held { get; init; } = [];

    internal IReadOnlyList<JobRow> Parked { get; init; } = [];

    /// <summary>Letters to strangers beyond what leaves in a day.</summary>
    internal int WaitingLetters { get; init; }

    internal int StrangersADay { get; init; }

    /// <summary>Letters that mail servers refused for good, as long as that is remembered.</summary>
    internal int ReturnedLetters { get; init; }

    internal DeskFigures Figures { get; init; } = null!;

    internal string? Done { get; init; }
}
