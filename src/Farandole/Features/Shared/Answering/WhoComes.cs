using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

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

    internal static async Task<WhoComes> To(EventAsSeen seen, Db db, CancellationToken ct)
    {
        if (seen.PeopleComing is not { } people || people == 0)
            return new([], 0);
        var names = await First(db, seen.Id, seen.Standing >= Standing.Confirmed).ToListAsync(ct);
        return new(names, Math.Max(0, people - names.Count));
    }
}
