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
        var groups = await Groups(db, readers).ToListAsync(ct);
        var times = await db
            .AllEvents.Where(e => e.Id == about)
            .Select(e => new { e.StartsAt, e.EndsAt })
            .FirstAsync(ct);
        var due = groups.ToLookup(g => When(g), g => g.People);
        return new(
            due[now].Sum(),
            [.. due.Where(d => d.Key > now).OrderBy(d => d.Key).Select(d => (d.Key!.Value, d.Sum()))],
            due[null].Sum()
        );

        Instant? When(Group group) =>
            DigestTimes.Next(
                group.Rhythm ?? Rhythm.Daily,
                group.Hour ?? LetterReader.UsualHour,
                Zones.Of(zone),
                null,
                now
            )
                is not { } at
                ? null
            : DigestTimes.ComesTooLate(times.StartsAt, times.EndsAt, at, now) ? now
            : at;
    }

    private static IQueryable<Group> Groups(Db.Db db, IQueryable<Participation> readers) =>
        from p in readers
        join r in db.Set<LetterReader>() on p.EmailHash equals r.AddressHash into known
        from r in known.DefaultIfEmpty()
        group p by new { Rhythm = (Rhythm?)r.Rhythm, Hour = (int?)r.Hour } into g
        select new Group
        {
            Rhythm = g.Key.Rhythm,
            Hour = g.Key.Hour,
            People = g.Count(),
        };

    /// <summary>People who want their letters alike; null where they never said how.</summary>
    private sealed record Group
    {
        public Rhythm? Rhythm { get; init; }

        public int? Hour { get; init; }

        public int People { get; init; }
    }
}
