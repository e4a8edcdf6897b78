using System.Text;
using Farandole.Domain.Events;
using Farandole.Platform.Calendars;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Farandole.Tests.Calendars.Files;

namespace Farandole.Tests.Calendars;

public sealed class WriteCalendarTests
{
    private static readonly CalendarEvent Ball = new(
        "3f0e7a2c-5b1d-4c7e-9a66-0d6f1c2b7e11@farandole.example",
        "Bal de printemps; entrée libre, venez déguisé·es 🎭",
        Schedule.Of(new(2027, 3, 27), new(21, 0), null, new LocalTime(6, 0), "Europe/Paris"),
        Utc("2027-01-10T10:00:00Z")
    )
    {
        Sequence = 3,
        Method = CalendarMethod.Request,
        Text = "Au programme :\n\n- valses, polkas\r\n- un mot en arabe : مرحبا\n\nDossier C:\\bal",
        Location = "Maison du canal, 12 quai de l’Écluse, 75019 Paris",
        Latitude = 48.889,
        Longitude = 2.37,
        Url = "https://farandole.example/events/3f0e7a2c-5b1d-4c7e-9a66-0d6f1c2b7e11",
        Created = Utc("2027-01-02T08:00:00Z"),
        Stamp = Now,
        Categories = ["Danse", "Musique, vivante"],
        Organizer = new CalendarPerson("Les Amis, \"du canal\"", "bal@farandole.example"),
        Attendee = new CalendarPerson("Zoé", "zoe@example.org"),
    };

    private static Instant Utc(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static CalendarEvent On(string day, string? time, string zone, string? endTime = null) =>
        Ball with
        {
            Schedule = Schedule
                .ReadLocal(
                    time is null ? day : $"{day}T{time}",
                    endTime is null ? null : $"T{endTime}",
                    zone,
                    Now,
                    allowPast: true
                )
                .Schedule!,
        };

    [Fact]
    public void One_event_is_written_as_the_file_beside_shows()
    {
        var ics = WriteCalendar.One(Ball);
        Assert.Equal(Sample("one-event.ics").ReplaceLineEndings("\r\n"), ics);
    }

    [Fact]
    public void Every_line_ends_with_CRLF_and_holds_at_most_75_octets()
    {
        var ics = WriteCalendar.One(Ball with { Text = string.Concat(Enumerable.Repeat("é🎉مرحبا, ", 200)) });
        Assert.EndsWith("END:VCALENDAR\r\n", ics, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', ics.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public void A_whole_day_is_a_date_whose_end_is_the_day_after()
    {
        var ics = WriteCalendar.One(On("2027-03-28", null, "Asia/Beirut"));
        Assert.Contains("DTSTART;VALUE=DATE:20270328\r\nDTEND;VALUE=DATE:20270329\r\n", ics, StringComparison.Ordinal);
        Assert.DoesNotContain("VTIMEZONE", ics, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_end_none_is_made_up() =>
        Assert.DoesNotContain(
            "DTEND",
            WriteCalendar.One(On("2027-03-20", "14:00", "Europe/Paris")),
            StringComparison.Ordinal
        );

    [Fact]
    public void Cancelling_says_so_whatever_the_state_of_the_event()
    {
        var ics = WriteCalendar.One(Ball with { Method = CalendarMethod.Cancel });
        Assert.Contains("METHOD:CANCEL\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED\r\n", ics, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_invited_is_never_published()
    {
        Assert.DoesNotContain(
            "zoe@",
            WriteCalendar.One(Ball with { Method = CalendarMethod.Publish }),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("zoe@", WriteCalendar.Feed(new CalendarFeed("Agenda"), [Ball]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bal\r\nATTENDEE:mailto:x@example.org")]
    [InlineData("bal\nBEGIN:VTODO")]
    [InlineData("bal\rSTATUS:CANCELLED")]
    public void No_field_can_add_a_line_of_its_own(string text)
    {
        var ics = WriteCalendar.One(
            Ball with
            {
                Uid = text,
                Title = text,
                Text = text,
                Location = text,
                Url = text,
                Categories = [text],
                Organizer = new CalendarPerson(text, text),
                Attendee = new CalendarPerson(text, text),
            }
        );
        // Folds undone, the second half of the text never starts a line.
        var injected = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)[1];
        Assert.DoesNotContain(
            '\n' + injected,
            ics.Replace("\r\n ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Europe/Dublin", "2027-01-10")]
    [InlineData("Europe/Dublin", "2027-07-10")]
    [InlineData("Africa/Casablanca", "2027-07-10")]
    [InlineData("Antarctica/Troll", "2027-07-10")]
    [InlineData("Australia/Lord_Howe", "2027-01-10")]
    [InlineData("Asia/Kathmandu", "2027-01-10")]
    [InlineData("Pacific/Chatham", "2027-01-10")]
    [InlineData("America/St_Johns", "2027-07-10")]
    [InlineData("Pacific/Kiritimati", "2027-07-10")]
    public void The_zone_that_is_written_gives_the_same_instants_to_who_knows_no_zones(string zone, string day)
    {
        var happening = On(day, "20:00", zone, "02:00");
        // Under a name that nobody knows, only the written rules are left to go by.
        var anonymous = WriteCalendar.One(happening).Replace(zone, "Nowhere", StringComparison.Ordinal);
        var own = CustomZone.Read(
            "Nowhere",
            CalendarComponent.Parse(anonymous).Children[0].Inside("VTIMEZONE").Single(),
            new WorkLimit()
        )!;
        Assert.Equal(happening.Schedule.StartsAt, own.AtStrictly(happening.Schedule.Start!.Value).ToInstant());
        Assert.Equal(happening.Schedule.EndsAt, own.AtStrictly(happening.Schedule.End!.Value).ToInstant());
    }

    [Fact]
    public void A_feed_has_a_name_a_pace_and_each_zone_once()
    {
        CalendarEvent[] happenings =
        [
            Ball,
            Ball with
            {
                Uid = "two",
            },
            On("2027-07-01", "14:00", "Europe/Lisbon") with
            {
                Uid = "three",
            },
        ];
        var ics = WriteCalendar.Feed(
            new CalendarFeed("Agenda, du canal") { Refresh = Duration.FromHours(2) },
            happenings
        );
        Assert.Contains("X-WR-CALNAME:Agenda\\, du canal\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT120M\r\n", ics, StringComparison.Ordinal);
        Assert.Equal(2, ics.Split("BEGIN:VTIMEZONE").Length - 1);
        var reading = ReadCalendar.Read(ics, Now, "Asia/Tokyo");
        Assert.Equal("Agenda, du canal", reading.Name);
        Assert.Equal(happenings.Select(h => (h.Uid, h.Schedule)), reading.Entries.Select(e => (e.Uid, e.Schedule)));
        Assert.All(reading.Entries, e => Assert.Empty(e.Notes));
    }

    [Fact]
    public void An_empty_feed_is_a_calendar() =>
        Assert.Empty(
            ReadCalendar.Read(WriteCalendar.Feed(new CalendarFeed("Agenda"), []), Now, "Europe/Paris").Skipped
        );
}
