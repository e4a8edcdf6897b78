using Farandole.Platform.Db;
using NodaTime;

namespace Farandole.Platform.Mail;

/// <summary>When what is not urgent leaves.</summary>
internal static class DigestTimes
{
    /// <summary>What is about an event that begins sooner than this after the summary would come too late with it.</summary>
    private static readonly Duration Notice = Duration.FromHours(12);

    /// <summary>After the hour, so that what is written at the full hour goes along.</summary>
    public const int Minute = 15;

    /// <summary>Somebody who moves their hour gets no second summary on that day.</summary>
    private static readonly Duration Apart = Duration.FromHours(20);

    /// <summary>Null: not at all. Now or before: at once.</summary>
    /// <param name="rhythm">As its reader wants it.</param>
    /// <param name="hour">On the clock of <paramref name="zone"/>.</param>
    /// <param name="zone">Of the instance.</param>
    /// <param name="last">When the last summary left.</param>
    /// <param name="now">The moment that the letter is ready.</param>
    public static Instant? Next(Rhythm rhythm, int hour, DateTimeZone zone, Instant? last, Instant now)
    {
        if (rhythm is Rhythm.Never)
            return null;
        if (rhythm is Rhythm.AtOnce)
            return now;
        for (var day = now.InZone(zone).Date; ; day = day.PlusDays(1))
        {
            var moment = zone.AtLeniently(day.At(new LocalTime(hour, Minute))).ToInstant();
            var isTheDay = rhythm is Rhythm.Daily || day.DayOfWeek == IsoDayOfWeek.Monday;
            if (isTheDay && moment > now && !(last + Apart > moment))
                return moment;
        }
    }

    /// <summary>Whether what is about an event is of no use in the summary of that moment any more.</summary>
    public static bool ComesTooLate(Instant starts, Instant ends, Instant due, Instant now) =>
        ends > now && starts < due + Notice;
}
