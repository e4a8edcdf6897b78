using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Farandole.Domain.Tests.Time;

/// <summary>Short ways to say when, for the sentences of these tests.</summary>
internal static class At
{
    public static readonly Instant Now = Utc("2026-11-23T12:00:00Z");

    public static Instant Utc(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static ScheduleReading Read(string? start, string? end = null, string? zone = "Europe/Paris") =>
        Schedule.ReadLocal(start, end, zone, Now);

    public static Schedule Right(string start, string? end = null, string zone = "Europe/Paris", bool past = false)
    {
        var reading = Schedule.ReadLocal(start, end, zone, Now, past);
        Assert.True(reading.IsRead, string.Join(", ", reading.Troubles));
        return reading.Schedule;
    }

    public static void Wrong(ScheduleReading reading, params (ScheduleField, ScheduleProblem)[] troubles)
    {
        Assert.False(reading.IsRead);
        Assert.Equal(troubles, reading.Problems.Select(t => (t.Field, t.Problem)));
    }

    public static Duration Offset(string start, string zone) =>
        Duration.FromSeconds(Zones.Of(zone).GetUtcOffset(Right(start, zone: zone, past: true).StartsAt).Seconds);
}
