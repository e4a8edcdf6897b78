using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// A month after the event an answer is nobody's any more and only counts; when the organizers' keys go, two months
/// later, it goes too and the event's count of people is all that stays. That a profile took part stays as long as its
/// owner chose.
/// </summary>
internal sealed class ForgetAnswers(Writer writer) : IErase
{
    private const int AtOnce = 200;
    private static readonly Duration Person = Duration.FromDays(30);
    private static readonly Action<UpdateSettersBuilder<Participation>> NobodysAnyMore = s =>
        s.SetProperty(p => p.ProfileId, (ProfileId?)null).SetProperty(p => p.CircleId, (GroupId?)null);

    private static readonly Duration Whole = Duration.FromDays(90);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        while (await writer.Write((db, token) => Forget(db, now - Person, token), ct) == AtOnce)
        {
            // In portions, so that others may write in between.
        }
        await writer.Write((db, token) => Fade(db, now, token), ct);
        await writer.Write(
            (db, token) => Ended(db, now - Whole).Where(p => p.ProfileId == null).ExecuteDeleteAsync(token),
            ct
        );
    }

    /// <summary>
    /// What a profile took part in is its history for as long as its owner chose, of somebody whose address and words are
    /// forgotten already; then it is nobody's.
    /// </summary>
    private static async Task Fade(Db db, Instant now, CancellationToken ct)
    {
        foreach (var fading in Enum.GetValues<Fading>().Where(f => f != Fading.Never))
        {
            var after = Circles.FadesAt(Instant.MinValue, fading)!.Value - Instant.MinValue;
            var endedBefore = now - (after > Person ? after : Person);
            await OfProfiles(db, endedBefore)
                .Where(p => db.Set<Profile>().Any(o => o.Id == p.ProfileId && o.Fading == fading))
                .ExecuteUpdateAsync(NobodysAnyMore, ct);
        }
        await OfProfiles(db, now - Person)
            .Where(p => !db.Set<Profile>().Any(o => o.Id == p.ProfileId))
            .ExecuteUpdateAsync(NobodysAnyMore, ct);
    }

    private static IQueryable<Participation> OfProfiles(Db db, Instant endedBefore) =>
        Ended(db, endedBefore).Where(p => p.ProfileId != null && p.Email == null);

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
