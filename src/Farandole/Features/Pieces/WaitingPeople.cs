using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>Who is told when something becomes known.</summary>
internal static class WaitingPeople
{
    /// <summary>Those who answered and want to hear of changes.</summary>
    public static IQueryable<Participation> ReadersOfNews(this Db db, EventId id) =>
        db
            .Participations.Where(p =>
                p.EventId == id
                && p.ConfirmedAt != null
                && p.WithdrawnAt == null
                && p.RemovedAt == null
                && p.WantsChanges
            )
            .Reachable(db);

    /// <summary>Those who gave an address for this alone.</summary>
    public static IQueryable<Follower> FollowersOf(this Db db, EventId id) =>
        db.Followers.Where(f => f.EventId == id && f.ConfirmedAt != null);

    /// <summary>How many letters leave when a piece is shown to its audience.</summary>
    public static async Task<int> LettersFor(this Db db, Event shown, PieceKey key, Instant now, CancellationToken ct)
    {
        // What was the team's own goes to everybody.
        var least =
            Disclosure.AudienceOf(key, shown) is var audience && audience == Audience.Organizers
                ? Standing.HasLink
                : Disclosure.Least(audience);
        var readers = await db.ReadersOfNews(shown.Id).ToListAsync(ct);
        return readers.Count(p => p.StandingOn(shown, now) >= least)
            + (
                least <= Standing.HasLink && shown.Visibility != Visibility.Private
                    ? await db.FollowersOf(shown.Id).CountAsync(ct)
                    : 0
            );
    }
}
