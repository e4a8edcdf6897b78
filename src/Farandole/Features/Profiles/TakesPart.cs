using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Profiles;

/// <summary>
/// What a profile takes part in, on its page: each event for those whom its answer lets see it, and of what is over only
/// what has not faded. Only events that stand in the agenda: a profile gives nobody the link of another.
/// </summary>
internal sealed class TakesPart(IHttpContextAccessor http, IClock clock) : IProfilePart
{
    private const int Most = 20;

    // Those that whoever looks may not see are among them.
    private const int MostRead = 200;

    public async Task<GroupPart?> Of(ProfileId profile, string name, Db db, CancellationToken ct)
    {
        var (viewer, now) = (http.HttpContext!.Viewer(), clock.GetCurrentInstant());
        var answers = await Answers(profile, db).ToListAsync(ct);
        if (answers.Count == 0)
            return null;
        var circles = viewer.Memberships.Length == 0 ? [] : await Shared(profile, viewer, db, ct);
        var seen = answers
            .FindAll(a =>
                !Circles.HasFaded(a.EndsAt, a.Fading, now)
                && a.Answer.IsSeenBy(
                    viewer.StandingOn(a.Answer.EventId),
                    a.Answer.CircleId is { } circle && circles.Contains(circle)
                )
            )
            .ConvertAll(a => (Id: a.Answer.EventId, a.StartsAt));
        var ids = seen.ConvertAll(a => a.Id);
        var rows = await db.Agenda()
            .WithDay()
            .Where(e => ids.Contains(e.Id))
            .OrderByDescending(e => e.ListedFrom)
            .ThenBy(e => e.Id)
            .Take(Most)
            .Select(EventRow.Of)
            .ToListAsync(ct);
        var begun = seen.Where(a => a.StartsAt < now).Select(a => a.Id).ToHashSet();
        return rows.Count == 0 ? null : new(typeof(TakesPartPanel), new TakesPartModel(rows, begun, now), Order: 20);
    }

    private static IQueryable<Appearance> Answers(ProfileId profile, Db db) =>
        (
            from answer in db.Participations
            join face in db.Set<Profile>() on answer.ProfileId equals (ProfileId?)face.Id
            join joined in db.Agenda().WithDay() on answer.EventId equals joined.Id
            where
                answer.ProfileId == profile
                && answer.Answer == Answer.Coming
                && answer.ConfirmedAt != null
                && answer.WithdrawnAt == null
                && answer.RemovedAt == null
                && answer.Exposure != Exposure.Nobody
            orderby joined.ListedFrom descending
            select new Appearance
            {
                Answer = answer,
                StartsAt = joined.StartsAt,
                EndsAt = joined.EndsAt,
                Fading = face.Fading,
            }
        ).Take(MostRead);

    /// <summary>Groups that both are in now: who has left one of them is of its circle no more.</summary>
    private static async Task<HashSet<GroupId>> Shared(ProfileId profile, Viewer viewer, Db db, CancellationToken ct)
    {
        var theirs = await db.Set<Member>().Where(m => m.ProfileId == profile).Select(m => m.GroupId).ToListAsync(ct);
        return [.. theirs.Where(g => viewer.In(g) is not null)];
    }
}

/// <summary>An answer of a profile, and its event.</summary>
internal sealed record Appearance
{
    public required Participation Answer { get; init; }

    public required Instant StartsAt { get; init; }

    public required Instant EndsAt { get; init; }

    public required Fading Fading { get; init; }
}

/// <summary>What a profile takes part in and took part in, as one viewer may know it, the latest first.</summary>
/// <param name="Events">The lines.</param>
/// <param name="Begun">Those that have begun, which nobody is told before.</param>
/// <param name="Now">Pieces have their times.</param>
internal sealed record TakesPartModel(IReadOnlyList<EventRow> Events, IReadOnlySet<EventId> Begun, Instant Now);
