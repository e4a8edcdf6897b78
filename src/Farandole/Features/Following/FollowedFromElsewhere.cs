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
                mark.Kind == FollowedKind.Elsewhere ? told.Where(e => e.SaidAt < at || e.SaidAt == at && e.Id < id)
                : mark.Kind < FollowedKind.Elsewhere ? told.Where(e => e.SaidAt <= at)
                : told.Where(e => e.SaidAt < at);
        }
        var found = await told.OrderByDescending(e => e.SaidAt).ThenByDescending(e => e.Id).Take(most).Seen(db, ct);
        return found.Select(Of);
    }

    /// <summary>Their news, in the name of those who say it.</summary>
    public static async Task<IEnumerable<Followed>> Posts(
        Db db,
        Hearing who,
        FollowedMark? before,
        int most,
        CancellationToken ct
    )
    {
        if (who.Elsewhere is not { } actors)
            return [];
        var said = db.Set<RemotePostRow>().Where(p => actors.Contains(p.Actor));
        if (before is { At: var at } mark)
        {
            var id = mark.Id;
            said =
                mark.Kind == FollowedKind.PostElsewhere
                    ? said.Where(p => p.PublishedAt < at || p.PublishedAt == at && p.Id < id)
                    : said.Where(p => p.PublishedAt <= at);
        }
        var found = await said.OrderByDescending(p => p.PublishedAt)
            .ThenByDescending(p => p.Id)
            .Take(most)
            .Seen(db)
            .ToListAsync(ct);
        return found.Select(Of);
    }

    public static Followed Of(PostElsewhere seen)
    {
        var row = seen.Post;
        return new(row.PublishedAt, Speaker.Of(seen.By), row.Path, row.Title, row.Language ?? "")
        {
            About = row.Id,
            Mark = new(row.PublishedAt, row.Id, FollowedKind.PostElsewhere),
        };
    }

    public static Followed Of(ElsewhereSeen seen)
    {
        var row = seen.Event;
        return new(row.SaidAt, Speaker.Of(seen.By), row.Path, row.Title, row.Language ?? "")
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
