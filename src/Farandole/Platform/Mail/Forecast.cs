using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>When a letter that can wait would reach its readers: told to whoever writes it, before it is sent.</summary>
/// <param name="Now">People who get it at once.</param>
/// <param name="Together">With which summary how many get it, the next first.</param>
/// <param name="Never">People who want only what is urgent.</param>
internal sealed record Forecast(int Now, IReadOnlyList<(Instant At, int People)> Together, int Never)
{
    /// <param name="db">To count in.</param>
    /// <param name="about">The event that the letter is about.</param>
    /// <param name="readers">Those who would get it.</param>
    /// <param name="zone">Of the instance.</param>
    /// <param name="now">The moment that it would leave.</param>
    /// <param name="ct">Of the request.</param>
    public static async Task<Forecast> Of(
        Db.Db db,
        EventId about,
        IQueryable<Participation> readers,
        string zone,
        Instant now,
        CancellationToken ct
    )
    {
        var wishes = await Wishes(db, readers).ToListAsync(ct);
        var times = await db
            .AllEvents.Where(e => e.Id == about)
            .Select(e => new { e.StartsAt, e.EndsAt })
            .FirstAsync(ct);
        var due = wishes.ToLookup(When);
        return new(
            due[now].Count(),
            [.. due.Where(d => d.Key > now).OrderBy(d => d.Key).Select(d => (d.Key!.Value, d.Count()))],
            due[null].Count()
        );

        // Who is told on a device is told at once, unless they want only what is urgent.
        Instant? When(Wish wish) =>
            wish is { IsOnDevice: true, Rhythm: not Rhythm.Never } ? now
            : DigestTimes.Next(
                wish.Rhythm ?? Rhythm.Daily,
                wish.Hour ?? LetterReader.UsualHour,
                Zones.Of(zone),
                null,
                now
            )
                is not { } at
                ? null
            : DigestTimes.ComesTooLate(times.StartsAt, times.EndsAt, at, now) ? now
            : at;
    }

    private static IQueryable<Wish> Wishes(Db.Db db, IQueryable<Participation> readers) =>
        from p in readers
        join r in db.Set<LetterReader>() on p.EmailHash equals r.AddressHash into known
        from r in known.DefaultIfEmpty()
        let toldBy = db.Set<NoticeReader>()
            .Where(n => n.ParticipationId == p.Id || n.AddressHash == p.EmailHash)
            // What was said about this event comes before what was said about all.
            .OrderBy(n => n.ParticipationId == null)
            .Select(n => (ToldBy?)n.ToldBy)
            .FirstOrDefault()
        select new Wish
        {
            Rhythm = (Rhythm?)r.Rhythm,
            Hour = (int?)r.Hour,
            IsOnDevice =
                toldBy != null
                && (toldBy != ToldBy.Letter || p.Email == null)
                && db.Set<NoticeDevice>()
                    .Any(d =>
                        db.Set<NoticeReader>()
                            .Any(n => n.Id == d.ReaderId && (n.ParticipationId == p.Id || n.AddressHash == p.EmailHash))
                    ),
        };

    /// <summary>How one of them is told; null where they never said it.</summary>
    private sealed record Wish
    {
        public Rhythm? Rhythm { get; init; }

        public int? Hour { get; init; }

        public bool IsOnDevice { get; init; }
    }
}
