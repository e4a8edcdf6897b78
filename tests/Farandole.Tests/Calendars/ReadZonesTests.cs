using Farandole.Platform.Calendars;
using NodaTime;
using Xunit;
using static Farandole.Tests.Calendars.Files;

namespace Farandole.Tests.Calendars;

public sealed class ReadZonesTests
{
    private static readonly string[] Copenhagen =
    [
        "BEGIN:STANDARD",
        "DTSTART:16010101T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010101T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "END:DAYLIGHT",
    ];

    private static CalendarEntry Read(
        string start,
        string tzid,
        string[]? rules = null,
        string defaultZone = "Europe/Paris",
        string? header = null
    )
    {
        string[] zone = rules is null ? [] : ["BEGIN:VTIMEZONE", $"TZID:{tzid}", .. rules, "END:VTIMEZONE"];
        string[] head = header is null ? [] : [header];
        var ics = Calendar([
            .. head,
            .. zone,
            Event(tzid.Length == 0 ? $"DTSTART:{start}" : $"DTSTART;TZID=\"{tzid}\":{start}"),
        ]);
        return Assert.Single(ReadCalendar.Read(ics, Now, defaultZone).Entries);
    }

    [Theory]
    [InlineData("Europe/Kiev", "Europe/Kyiv")]
    [InlineData("Romance Standard Time", "Europe/Paris")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("/freeassociation.sourceforge.net/Europe/Lisbon", "Europe/Lisbon")]
    [InlineData("/mozilla.org/20050126_1/America/Argentina/Salta", "America/Argentina/Salta")]
    [InlineData("Newfoundland Standard Time", "America/St_Johns")]
    public void Zones_are_known_by_all_their_names(string tzid, string zone)
    {
        var entry = Read("20270320T140000", tzid);
        Assert.Equal(zone, entry.Schedule.Zone);
        Assert.Equal(new LocalDateTime(2027, 3, 20, 14, 0), entry.Schedule.Start);
        Assert.Empty(entry.Notes);
    }

    [Fact]
    public void A_home_made_zone_is_known_by_the_place_it_names()
    {
        var entry = Read("20270320T140000", "Notre zone", ["X-LIC-LOCATION:Europe/Brussels", .. Copenhagen]);
        Assert.Equal("Europe/Brussels", entry.Schedule.Zone);
        Assert.Empty(entry.Notes);
    }

    [Theory]
    [InlineData("Europe/Paris", "Europe/Paris")]
    [InlineData("America/Montreal", null)]
    public void A_home_made_zone_is_guessed_by_its_offsets_and_said(string defaultZone, string? zone)
    {
        var entry = Read("20270720T140000", "Customized Time Zone", Copenhagen, defaultZone);
        Assert.Equal([EntryNote.ZoneGuessed], entry.Notes);
        Assert.Equal(Instant.FromUtc(2027, 7, 20, 12, 0), entry.Schedule.StartsAt);
        Assert.Equal(new LocalDateTime(2027, 7, 20, 14, 0), entry.Schedule.Start);
        if (zone is not null)
            Assert.Equal(zone, entry.Schedule.Zone);
    }

    [Fact]
    public void A_home_made_zone_like_no_other_keeps_its_instants()
    {
        string[] odd =
        [
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0117",
            "TZOFFSETTO:+0117",
            "END:STANDARD",
        ];
        var entry = Read("20270320T140000", "Heure du moulin", odd);
        Assert.Equal(Instant.FromUtc(2027, 3, 20, 12, 43), entry.Schedule.StartsAt);
        Assert.Equal("Europe/Paris", entry.Schedule.Zone);
        Assert.Equal([EntryNote.ZoneGuessed], entry.Notes);
    }

    [Fact]
    public void A_known_zone_described_wrongly_keeps_the_wall_time_and_warns()
    {
        var entry = Read("20270720T140000", "America/New_York", Copenhagen);
        Assert.Equal("America/New_York", entry.Schedule.Zone);
        Assert.Equal(new LocalTime(14, 0), entry.Schedule.Time);
        Assert.Equal([EntryNote.ZoneDiffers], entry.Notes);
    }

    [Fact]
    public void An_unknown_zone_without_rules_is_taken_for_the_default_and_said()
    {
        var entry = Read("20270320T140000", "Europe/Atlantis");
        Assert.Equal(("Europe/Paris", new LocalTime(14, 0)), (entry.Schedule.Zone, entry.Schedule.Time));
        Assert.Equal([EntryNote.ZoneAssumed], entry.Notes);
    }

    [Fact]
    public void Floating_times_are_those_of_the_reader_or_of_the_calendar_when_it_names_its_zone()
    {
        Assert.Equal("Europe/Paris", Read("20270320T140000", "").Schedule.Zone);
        Assert.Equal(
            "Indian/Reunion",
            Read("20270320T140000", "", header: "X-WR-TIMEZONE:Indian/Reunion").Schedule.Zone
        );
    }

    [Fact]
    public void UTC_times_are_shown_on_the_wall_clock_of_the_calendar()
    {
        var schedule = Read("20270720T120000Z", "", header: "X-WR-TIMEZONE:Indian/Reunion").Schedule;
        Assert.Equal(new LocalDateTime(2027, 7, 20, 16, 0), schedule.Start);
        Assert.Equal(Instant.FromUtc(2027, 7, 20, 12, 0), schedule.StartsAt);
    }

    [Fact]
    public void The_later_of_two_equal_hours_is_kept_exact_by_showing_it_in_UTC()
    {
        var earlier = Read("20271031T003000Z", "");
        Assert.Equal(("Europe/Paris", new LocalTime(2, 30)), (earlier.Schedule.Zone, earlier.Schedule.Time));
        var later = Read("20271031T013000Z", "");
        Assert.Equal(("Etc/UTC", Instant.FromUtc(2027, 10, 31, 1, 30)), (later.Schedule.Zone, later.Schedule.StartsAt));
        Assert.Equal([EntryNote.ShownInUtc], later.Notes);
    }

    [Theory]
    [InlineData("Asia/Beirut", "20270328")]
    [InlineData("Africa/Cairo", "20270430")]
    [InlineData("America/Sao_Paulo", "20181104")]
    public void A_whole_day_without_midnight_is_read(string zone, string day) =>
        Assert.Equal(
            new LocalTime(1, 0),
            Read(day, "", defaultZone: zone) is { Schedule: var s }
                ? s.StartsAt.InZone(DateTimeZoneProviders.Tzdb[zone]).TimeOfDay
                : default
        );
}
