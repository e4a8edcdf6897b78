using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>What those who are followed on other sites announce: new events, and those that were called off or moved.</summary>
internal static class FollowedFromElsewhere
{
    public static async Task<IEnumerable<Followed>> Said(
        Db db,
        Hearing who,
        FollowedMark? before,
        int most,
        CancellationToken ct
    )
    {
        if (who is not { Elsewhere: { } actors, Reader: { } reader })
            return [];
        var told = db.SaidBy(actors, reader);
        if (before is { At: var at } mark)
        {
            var id = mark.Id;
            told =
                mark.Kind == FollowedKind.Elsewhere
                    ? told.Where(e => e.SaidAt < at || e.SaidAt == at && e.Id < id)
                    : told.Where(e => e.SaidAt <= at);
        }
        var found = await told.OrderByDescending(e => e.SaidAt).ThenByDescending(e => e.Id).Take(most).Seen(db, ct);
        return found.Select(Of);
    }

    public static Followed Of(ElsewhereSeen seen)
    {
        var row = seen.Event;
        return new(row.SaidAt, Speaker.Of(seen), row.Path, row.Title, row.Language ?? "")
        {
            Day = row.Day,
            About = row.Id,
            Now =
                !row.IsNewlySo ? null
                : row.Status == Domain.Events.EventStatus.Confirmed ? "moved"
                : row.Status.ToString(),
            Mark = new(row.SaidAt, row.Id, FollowedKind.Elsewhere),
        };
    }
}
