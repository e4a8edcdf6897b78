using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Answering;

/// <summary>
/// Those who come, as one viewer may see it: the names of people who chose to be seen by such a viewer, and how many
/// others there are.
/// </summary>
public sealed record WhoComes(IReadOnlyList<string> Names, int More)
{
    private const int Most = 12;

    private static readonly Func<Db, EventId, bool, IAsyncEnumerable<string>> First = EF.CompileAsyncQuery(
        (Db db, EventId id, bool amongThem) =>
            db
                .Participations.Where(p =>
                    p.EventId == id
                    && p.Answer == Answer.Coming
                    && p.ConfirmedAt != null
                    && p.WithdrawnAt == null
                    && p.RemovedAt == null
                    && p.Name != null
                    && (p.Exposure == Exposure.All || (amongThem && p.Exposure == Exposure.Participants))
                )
                .OrderBy(p => p.ConfirmedAt)
                .ThenBy(p => p.Id)
                .Take(Most)
                .Select(p => p.Name!)
    );

    internal static async Task<WhoComes> To(EventAsSeen seen, Viewer viewer, Instant now, Db db, CancellationToken ct)
    {
        if (seen.PeopleComing is not { } people || people == 0)
            return new([], 0);
        var amongThem = seen.Standing >= Standing.Confirmed;
        // Everybody asks for what is to come: that question is translated once.
        var names =
            seen.IsOver || viewer.Memberships.Length > 0
                ? await Shown(seen, viewer, now, db).Take(Most).ToListAsync(ct)
                : await First(db, seen.Id, amongThem).ToListAsync(ct);
        return new(names, Math.Max(0, people - names.Count));
    }

    /// <summary>The same for a member of groups, and of an event of which some would not be seen any more.</summary>
    private static IQueryable<string> Shown(EventAsSeen seen, Viewer viewer, Instant now, Db db)
    {
        var groups = viewer.Memberships.Select(m => (GroupId?)m.Group).ToList();
        var endedAt = seen.Schedule?.EndsAt ?? now;
        var faded = Enum.GetValues<Fading>().Where(f => Circles.HasFaded(endedAt, f, now)).ToList();
        var open = Enum.GetValues<Exposure>().Where(e => Circles.MaySee(e, seen.Standing, false)).ToList();
        // On the page that all of them see, organizers are shown what participants are.
        open.Remove(Exposure.Organizers);
        return db.InOf(seen.Id)
            .Where(p => p.Answer == Answer.Coming && p.Name != null)
            .Where(p =>
                open.Contains(p.Exposure)
                || p.Exposure == Exposure.Circle
                    && groups.Contains(p.CircleId)
                    && db.Set<Member>().Any(m => m.GroupId == p.CircleId && m.ProfileId == p.ProfileId)
            )
            .Where(p => !db.Set<Profile>().Any(o => o.Id == p.ProfileId && faded.Contains(o.Fading)))
            .OrderBy(p => p.ConfirmedAt)
            .ThenBy(p => p.Id)
            .Select(p => p.Name!);
    }
}
