using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Answering;

internal static class Admitting
{
    /// <summary>Whether the organizers say yes to each from now on. Those who come already were said yes to.</summary>
    public static async Task AskApproval(
        this Db db,
        Event organized,
        bool isAsked,
        string? by,
        Instant now,
        CancellationToken ct
    )
    {
        if (isAsked && organized.ApprovalSince is null)
            await db
                .Participations.Where(p =>
                    p.EventId == organized.Id
                    && p.Answer == Answer.Coming
                    && p.ConfirmedAt != null
                    && p.ApprovedAt == null
                )
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.ApprovedAt, now), ct);
        organized.AskApproval(isAsked, by, now);
    }
}
