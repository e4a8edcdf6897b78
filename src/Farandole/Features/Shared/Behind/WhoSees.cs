using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Behind;

/// <summary>Somebody who can see a piece; the name is null when they chose to be a number.</summary>
public sealed record WhoSees(ParticipationId Participation, string? Name, Instant Since);

internal static class Seers
{
    /// <summary>Those who answered and can see the piece at this moment, with since when; latest last.</summary>
    public static async Task<IReadOnlyList<WhoSees>> WhoSees(
        this Db db,
        Event shown,
        PieceKey key,
        Instant now,
        CancellationToken ct
    )
    {
        if (!shown.Knows(key))
            return [];
        var least = Disclosure.Least(Disclosure.AudienceAt(key, shown, now));
        var answers = await db
            .Participations.Where(p => p.EventId == shown.Id && p.WithdrawnAt == null && p.RemovedAt == null)
            .ToListAsync(ct);
        var open = shown.Pieces.Of(key) is { } rule ? rule.KnownSince ?? rule.From : null;
        return
        [
            .. answers
                .Where(p => p.StandingOn(shown, now) >= least)
                .Select(p => new WhoSees(
                    p.Id,
                    p.Exposure == Exposure.Nobody ? null : p.Name,
                    Instant.Max(Since(p, shown, least), open ?? shown.PublishedAt ?? shown.CreatedAt)
                ))
                .OrderBy(w => w.Since),
        ];
    }

    private static Instant Since(Participation answer, Event shown, Standing least) =>
        least switch
        {
            Standing.Approved when shown.ApprovalSince is not null => answer.ApprovedAt + Participation.TimeToUndo
                ?? answer.CreatedAt,
            Standing.Confirmed or Standing.Approved => answer.ConfirmedAt ?? answer.CreatedAt,
            _ => answer.CreatedAt,
        };
}
