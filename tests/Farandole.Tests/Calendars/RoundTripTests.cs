using CsCheck;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Platform.Calendars;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Calendars;

/// <summary>What is written and read again is what it was: any text, any date, any zone.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Odd =
    [
        "é",
        "🎉",
        "👩‍👩‍👧",
        "مرحبا",
        "שלום",
        ",",
        ";",
        ":",
        "\\",
        "\\n",
        "\\N",
        "\n",
        "\"",
        "^n",
        "=",
        "a b",
        "\u2028",
        "\u202E",
        "<3",
        "&amp;",
        "日本",
        "ß",
        "e\u0301",
        "BEGIN:VEVENT",
        " .",
    ];

    private static readonly string[] EveryZone = [.. Zones.OfPlaces, "Etc/UTC"];

    private static readonly Gen<string> Text = Gen.Int[0, Odd.Length - 1]
        .Select(i => Odd[i])
        .Array[1, 60]
        .Select(string.Concat);

    private static readonly Gen<string> Line = Text.Select(t => CalendarText.OneLine("Bal " + t));

    private static readonly Gen<Schedule> When =
        from zone in Gen.Int[0, EveryZone.Length - 1].Select(i => EveryZone[i])
        from day in Gen.Int[0, 3000]
        from minute in Gen.Int[-200, 1439]
        from length in Gen.Int[-300, 4000]
        select Make(zone, new LocalDate(2026, 6, 1).PlusDays(day), minute, length);

    private static readonly Gen<CalendarEvent> Happening =
        from title in Line
        from text in Text
        from location in Line
        from categories in Line.Array[0, 3]
        from when in When
        from status in Gen.Enum<CalendarStatus>()
        select new CalendarEvent("ball@farandole.example", title, when, Files.Now)
        {
            Text = "x" + text + "x",
            Location = location,
            Categories = categories,
            Status = status,
        };

    [Fact]
    public void What_is_written_is_read_again() =>
        Happening.Sample(
            happening =>
            {
                var reading = ReadCalendar.Read(WriteCalendar.One(happening), Files.Now, "Asia/Tokyo");
                var entry = Assert.Single(reading.Entries);
                Assert.Equal(happening.Title, entry.Title);
                Assert.Equal(happening.Text, entry.Text);
                Assert.Equal(happening.Location, entry.Location);
                Assert.Equal(happening.Categories.Distinct(StringComparer.OrdinalIgnoreCase), entry.Categories);
                Assert.Equal(happening.Status, entry.Status);
                Assert.Equal(happening.Schedule, entry.Schedule);
            },
            iter: 3000
        );

    [Fact]
    public void No_file_however_broken_makes_reading_fail() =>
        (
            from ics in Gen.Const(Files.Sample("association.ics"))
            from cuts in Gen.Select(Gen.Int[0, ics.Length - 1], Gen.Int[0, 40], Text).Array[1, 8]
            select cuts.Aggregate(
                ics,
                (s, c) => c.Item1 >= s.Length ? s : s[..c.Item1] + c.Item3 + s[Math.Min(s.Length, c.Item1 + c.Item2)..]
            )
        ).Sample(
            ics => Assert.NotNull(ReadCalendar.Read(ics, Files.Now, "Europe/Paris").ShiftTo(new LocalDate(2027, 6, 1))),
            iter: 1000
        );

    /// <summary>Whole days when the minute is negative, no end when the length is; only times that exist.</summary>
    private static Schedule Make(string zone, LocalDate day, int minute, int length)
    {
        if (minute < 0)
            return Schedule.Of(day, null, length < 0 ? null : day.PlusDays(length / 500), null, zone);
        var start = Zones.Of(zone).InstantOf(day.AtMidnight().PlusMinutes(minute)).InZone(Zones.Of(zone)).LocalDateTime;
        var end = Zones.Of(zone).InstantOf(start.PlusMinutes(length)).InZone(Zones.Of(zone)).LocalDateTime;
        var hasEnd = length > 0 && Zones.Of(zone).InstantOf(end) > Zones.Of(zone).InstantOf(start);
        return Schedule.Of(start.Date, start.TimeOfDay, hasEnd ? end.Date : null, hasEnd ? end.TimeOfDay : null, zone);
    }
}
