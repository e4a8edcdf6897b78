using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// A month after the event an answer is nobody's any more and only counts; when the organizers' keys go, two months
/// later, it goes too and the event's count of people is all that stays.
/// </summary>
internal sealed class ForgetAnswers(Writer writer) : IErase
{
    private const int AtOnce = 200;
    private static readonly Duration Person = Duration.FromDays(30);
    private static readonly Duration Whole = Duration.FromDays(90);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        while (await writer.Write((db, token) => Forget(db, now - Person, token), ct) == AtOnce)
        {
            // In portions, so that others may write in between.
        }
        await writer.Write((db, token) => Ended(db, now - Whole).ExecuteDeleteAsync(token), ct);
    }

    private static async Task<int> Forget(Db db, Instant endedBefore, CancellationToken ct)
    {
        var answers = await Ended(db, endedBefore)
            .Where(p => p.Email != null || p.Name != null || p.Message != null)
            .AsTracking()
            .Take(AtOnce)
            .ToListAsync(ct);
        answers.ForEach(p => p.Forget());
        return answers.Count;
    }

    private static IQueryable<Participation> Ended(Db db, Instant endedBefore) =>
        db.Participations.Where(p => db.AllEvents.Any(e => e.Id == p.EventId && e.EndsAt < endedBefore));
}
