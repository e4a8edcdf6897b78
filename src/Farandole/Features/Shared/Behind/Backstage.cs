using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Behind;

/// <summary>What every page behind the scenes of one event shows: its head, figures, and what it waits for.</summary>
internal static class Backstage
{
    /// <summary>Null for whoever does not organize it.</summary>
    public static async Task<BackstageModel?> Backstages(
        this Db db,
        string id,
        Viewer viewer,
        IClock clock,
        CancellationToken ct,
        string? done = null
    )
    {
        if (await db.Organized(id, viewer, ct) is not { } organized)
            return null;
        var seen = EventAsSeen.By(Standing.Organizer, organized, clock.GetCurrentInstant());
        return new BackstageModel
        {
            Seen = seen,
            Key = viewer.OrganizerOf(seen.Id)?.KeyId,
            People = await PeopleOf(db, seen.Id, ct),
            WaitsForClick = await WaitsForClick(db, seen, ct),
            Done = done,
        };
    }

    private static async Task<PeopleCount> PeopleOf(Db db, EventId id, CancellationToken ct)
    {
        var counted = await db
            .Participations.Where(p => p.EventId == id && p.WithdrawnAt == null && p.RemovedAt == null)
            .GroupBy(p => new { p.Answer, IsConfirmed = p.ConfirmedAt != null })
            .Select(g => new
            {
                g.Key.Answer,
                g.Key.IsConfirmed,
                People = g.Sum(p => p.Party),
            })
            .ToListAsync(ct);
        int Sum(Answer answer) => counted.Where(c => c.IsConfirmed && c.Answer == answer).Sum(c => c.People);
        return new(
            Sum(Answer.Coming),
            Sum(Answer.Maybe),
            Sum(Answer.Interested),
            counted.Where(c => !c.IsConfirmed).Sum(c => c.People)
        );
    }

    /// <summary>A public event enters the agenda when somebody has used a key that went by letter.</summary>
    private static async Task<bool> WaitsForClick(Db db, EventAsSeen seen, CancellationToken ct) =>
        seen is { IsDraft: false, IsListed: false, IsHeld: false, IsDatePolled: false, Visibility: Visibility.Public }
        && await db.Keys.AnyAsync(
            k => k.EventId == seen.Id && k.EmailHash != null && k.ConfirmedAt == null && k.RevokedAt == null,
            ct
        );
}

/// <summary>Everybody who answered, counted in people.</summary>
internal sealed record PeopleCount(int Coming, int Maybe, int Interested, int Unconfirmed);

/// <summary>The frame of the pages behind the scenes.</summary>
public sealed record BackstageModel
{
    internal EventAsSeen Seen { get; init; } = null!;

    /// <summary>The key that opened this page.</summary>
    internal KeyId? Key { get; init; }

    internal PeopleCount People { get; init; } = null!;

    internal bool WaitsForClick { get; init; }

    /// <summary>The page itself asks whether the draft goes out: it is not asked above as well.</summary>
    internal bool PublishesBelow { get; init; }

    /// <summary>What was done just before, as the address says; shown only if it is one of ours.</summary>
    internal string? Done { get; init; }
}
