using Farandole.Platform.Calendars;
using NodaTime;
using Xunit;
using static Farandole.Tests.Calendars.Files;

namespace Farandole.Tests.Calendars;

public sealed partial class ReadCalendarTests
{
    private static CalendarReading Read(params string[] lines) =>
        ReadCalendar.Read(Calendar(lines), Now, "Europe/Paris");

    private static CalendarEntry One(params string[] lines)
    {
        var reading = Read(Event(lines));
        Assert.Empty(reading.Skipped);
        return Assert.Single(reading.Entries);
    }

    private static SkipReason Refused(params string[] lines)
    {
        var reading = Read(Event(lines), Event("UID:other", "DTSTART:20270401T180000"));
        Assert.Equal("Bal", Assert.Single(reading.Entries).Title);
        return Assert.Single(reading.Skipped).Reason;
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void The_calendar_of_an_association_is_read_whatever_its_line_ends(string lineEnd)
    {
        var ics = "\uFEFF" + Sample("association.ics").ReplaceLineEndings(lineEnd);
        var reading = ReadCalendar.Read(ics, Now, "Europe/London");
        Assert.Equal("Les Amis du canal", reading.Name);
        Assert.Equal(
            [
                "Atelier vélo 2027-03-24T19:30",
                "Atelier vélo (un jour plus tard) 2027-04-01T20:00",
                "Atelier vélo 2027-04-14T19:30",
                "Fête du canal 🎉 2027-06-19",
                "Assemblée générale 2027-05-12T19:00",
            ],
            reading.Entries.Select(e =>
                $"{e.Title} {e.Schedule.Start?.ToString("uuuu-MM-dd'T'HH:mm", null) ?? e.Schedule.Day.ToString("R", null)}"
            )
        );
        Assert.All(reading.Entries, e => Assert.Equal("Europe/Paris", e.Schedule.Zone));
        Assert.Equal(
            (SkipReason.BrokenStart, "Sortie en barque"),
            reading.Skipped.Select(s => (s.Reason, s.Title)).Single()
        );
    }

    [Fact]
    public void Everything_that_an_event_says_is_kept()
    {
        var entry = ReadCalendar.Read(Sample("association.ics"), Now, "Europe/Paris").Entries[0];
        Assert.Equal(
            "On répare **ensemble**.\n\n- Outils prêtés\n- [Plan d'accès](https://example.org/plan)",
            entry.Text
        );
        Assert.Equal("Maison du canal, 12 quai de l'Écluse, Paris", entry.Location);
        Assert.Equal((48.889, 2.37), (entry.Latitude, entry.Longitude));
        Assert.Equal(["Vélo", "Réparation, partage"], entry.Categories);
        Assert.Equal("https://example.org/velo", entry.Url);
        Assert.Equal(new SourceLine(23, 1), entry.Source);
        Assert.Equal("atelier-velo@amis-du-canal.example/20270324T193000", entry.Key);
        Assert.Equal(new LocalDateTime(2027, 3, 24, 21, 30), entry.Schedule.End);
    }

    [Fact]
    public void The_end_of_whole_days_is_the_day_after_them()
    {
        var two = One("DTSTART;VALUE=DATE:20270619", "DTEND;VALUE=DATE:20270621").Schedule;
        Assert.Equal(new LocalDate(2027, 6, 20), two.LastDay);
        var one = One("DTSTART;VALUE=DATE:20270619", "DTEND;VALUE=DATE:20270620").Schedule;
        Assert.False(one.HasEnd);
        Assert.Equal(one, One("DTSTART;VALUE=DATE:20270619").Schedule);
    }

    [Theory]
    [InlineData("PT2H", "2027-03-27T21:00")]
    [InlineData("P1D", "2027-03-28T19:00")]
    [InlineData("PT24H", "2027-03-28T20:00")]
    [InlineData("P1W", "2027-04-03T19:00")]
    public void A_day_is_not_24_hours_when_the_clocks_change(string duration, string end) =>
        Assert.Equal(
            end,
            One("DTSTART;TZID=Europe/Paris:20270327T190000", $"DURATION:{duration}")
                .Schedule.End?.ToString("uuuu-MM-dd'T'HH:mm", null)
        );

    [Theory]
    [InlineData("DTEND:20270319T180000")]
    [InlineData("DTEND:whenever")]
    [InlineData("DURATION:-PT2H")]
    public void An_end_before_the_start_is_dropped_and_said(string end)
    {
        var entry = One("DTSTART:20270320T190000", end);
        Assert.False(entry.Schedule.HasEnd);
        Assert.Equal([EntryNote.EndDropped], entry.Notes);
    }

    [Fact]
    public void A_party_until_an_earlier_hour_of_the_same_day_ends_the_morning_after()
    {
        var entry = One("DTSTART:20270320T220000", "DTEND:20270320T053000");
        Assert.Equal(new LocalDateTime(2027, 3, 21, 5, 30), entry.Schedule.End);
        Assert.Equal([EntryNote.EndsNextDay], entry.Notes);
    }

    [Fact]
    public void An_end_at_the_start_is_no_end()
    {
        var entry = One("DTSTART:20270320T190000", "DTEND:20270320T190000");
        Assert.False(entry.Schedule.HasEnd);
        Assert.Empty(entry.Notes);
    }

    [Fact]
    public void A_leap_second_counts_as_the_second_before() =>
        Assert.Equal(new LocalTime(23, 59, 59), One("DTSTART:20271231T235960").Schedule.Time);

    [Fact]
    public void Without_UID_the_same_event_gets_the_same_key_at_every_reading()
    {
        string Key(string title) =>
            Assert
                .Single(Read("BEGIN:VEVENT", $"SUMMARY:{title}", "DTSTART:20270320T190000", "END:VEVENT").Entries)
                .Key;
        Assert.Equal(Key("Bal"), Key("Bal"));
        Assert.NotEqual(Key("Bal"), Key("Concert"));
    }

    [Theory]
    [InlineData("DTSTART:19000101T120000", null)]
    [InlineData("DTSTART:18991231T120000", SkipReason.TooOld)]
    [InlineData("DTSTART:99991231T120000", SkipReason.BrokenStart)]
    [InlineData("DTSTART:20500101T120000", SkipReason.TooFar)]
    [InlineData("DTSTART:20270231T120000", SkipReason.BrokenStart)]
    [InlineData("DTSTART:20270201T250000", SkipReason.BrokenStart)]
    [InlineData("DTEND:20270201T120000", SkipReason.NoStart)]
    public void A_date_that_cannot_be_is_skipped_with_its_reason(string line, object? reason)
    {
        if (reason is null)
            Assert.Equal(1900, One(line).Schedule.Day.Year);
        else
            Assert.Equal(reason, Refused(line));
    }

    [Fact]
    public void More_than_a_year_is_too_long() =>
        Assert.Equal(SkipReason.TooLong, Refused("DTSTART:20270101T120000", "DTEND:20280601T120000"));

    [Fact]
    public void An_event_without_title_is_skipped_with_its_line()
    {
        var skipped = Assert.Single(Read("BEGIN:VEVENT", "UID:x", "DTSTART:20270320", "END:VEVENT").Skipped);
        Assert.Equal((SkipReason.NoTitle, new SourceLine(3, 1)), (skipped.Reason, skipped.Source));
    }

    [Fact]
    public void An_event_that_never_ends_does_not_take_the_next_one_with_it()
    {
        var reading = Read("BEGIN:VEVENT", "SUMMARY:Cut", "DTSTART:20270320", Event("DTSTART:20270401T180000"));
        Assert.Equal("Bal", Assert.Single(reading.Entries).Title);
        Assert.Equal(SkipReason.Unclosed, Assert.Single(reading.Skipped).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!DOCTYPE html><title>Sign in</title>")]
    [InlineData("END:VCALENDAR\nBEGIN:")]
    [InlineData("\0\0\uFFFF:;:;\"")]
    public void A_file_that_is_no_calendar_is_refused_with_a_clear_reason(string file)
    {
        var reading = ReadCalendar.Read(file, Now, "Europe/Paris");
        Assert.Empty(reading.Entries);
        Assert.Equal(SkipReason.NotACalendar, Assert.Single(reading.Skipped).Reason);
    }

    [Fact]
    public void A_file_of_more_than_20_MB_is_refused_at_once()
    {
        var reading = ReadCalendar.Read(new string('é', (ReadCalendar.MostBytes / 2) + 1), Now, "Europe/Paris");
        Assert.Equal(SkipReason.TooLarge, Assert.Single(reading.Skipped).Reason);
    }

    [Fact]
    public void After_20_000_dates_reading_stops_and_says_so()
    {
        var events = Enumerable
            .Range(0, 20_001)
            .Select(i => $"BEGIN:VEVENT\nUID:{i}\nSUMMARY:Bal {i}\nDTSTART:20270320\nEND:VEVENT");
        var reading = Read([.. events]);
        Assert.Equal(20_000, reading.Entries.Count);
        Assert.Equal(
            (SkipReason.TooManyEntries, "Bal 20000"),
            reading.Skipped.Select(s => (s.Reason, s.Title)).Single()
        );
    }

    [Fact]
    public void A_description_whose_lines_were_never_folded_keeps_its_words() =>
        Assert.Equal(
            "Premier point\nsecond point, plus long",
            One("DTSTART:20270320", "DESCRIPTION:Premier point", "second point, plus long").Text
        );

    [Theory]
    [InlineData("On s'aime <3 et 3 < 4", "On s'aime <3 et 3 < 4")]
    [InlineData("<p>Un</p><p>Deux<br>trois</p><script>alert(1)</script>", "Un\n\nDeux\ntrois")]
    [InlineData("<a href=\"javascript:alert(1)\">ici</a>", "ici")]
    [InlineData("<b>Salle 3</b>\\nau fond", "**Salle 3**\nau fond")]
    [InlineData("<p>Un&nbsp;mot<b> gras </b>et</b> <i></i>fin</p><!-- caché -->", "Un\u00A0mot **gras** et fin")]
    [InlineData(
        "<p>a <a href='https://example.org/?a=1&amp;b=2'>lien</a></p>",
        "a [lien](https://example.org/?a=1&b=2)"
    )]
    [InlineData("<h2>Le soir</h2><style>p{}</style><ol><li>un<li>deux</ol>", "### Le soir\n\n- un\n- deux")]
    public void HTML_becomes_Markdown_and_text_stays_text(string description, string expected) =>
        Assert.Equal(
            expected,
            One("DTSTART:20270320", $"DESCRIPTION:{description.Replace(",", "\\,", StringComparison.Ordinal)}").Text
        );

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not a link")]
    public void Only_web_addresses_are_links(string url) => Assert.Null(One("DTSTART:20270320", $"URL:{url}").Url);

    [Theory]
    [InlineData("GEO:0;0")]
    [InlineData("GEO:91;2")]
    [InlineData("GEO:NaN;2")]
    [InlineData("GEO:here")]
    public void Coordinates_that_say_nothing_are_left_out(string geo) =>
        Assert.Null(One("DTSTART:20270320", geo).Latitude);

    [Fact]
    public void Private_and_cancelled_events_say_so()
    {
        var entry = One("DTSTART:20270320", "CLASS:CONFIDENTIAL", "STATUS:CANCELLED");
        Assert.True(entry.IsPrivate);
        Assert.Equal(CalendarStatus.Cancelled, entry.Status);
    }

    [Fact]
    public void Of_two_versions_of_an_event_the_later_is_taken()
    {
        var reading = Read(
            Event("DTSTART:20270320", "SEQUENCE:2", "LOCATION:Lyon"),
            Event("DTSTART:20270320", "SEQUENCE:1", "LOCATION:Paris")
        );
        Assert.Equal("Lyon", Assert.Single(reading.Entries).Location);
        Assert.Equal(SkipReason.Duplicate, Assert.Single(reading.Skipped).Reason);
    }

    [Fact]
    public void Events_that_share_one_UID_on_different_days_are_all_kept_apart()
    {
        var reading = Read(Event("DTSTART:20270320"), Event("DTSTART:20270321"));
        Assert.Equal(["one@example.org/20270320", "one@example.org/20270321"], reading.Entries.Select(e => e.Key));
    }
}
