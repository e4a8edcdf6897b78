using Farandole.Domain.Events;
using NodaTime;

namespace Farandole.Platform.Calendars;

/// <summary>What a calendar file held: the dates that can be taken, and what cannot, with its reason.</summary>
internal sealed record CalendarReading(IReadOnlyList<CalendarEntry> Entries, IReadOnlyList<SkippedEntry> Skipped)
{
    public string? Name { get; init; }

    /// <summary>The same file with every date of every series, also those of the past.</summary>
    internal Func<CalendarReading>? WithPast { get; init; }

    /// <summary>
    /// Every date moved by one number of whole weeks, such that the earliest falls on the given day or up to six
    /// days after it: Mondays stay Mondays and wall times stay.
    /// </summary>
    public CalendarReading ShiftTo(LocalDate day)
    {
        var whole = WithPast?.Invoke() ?? this;
        if (whole.Entries.Count == 0)
            return whole;
        var days = Period.DaysBetween(whole.Entries.Min(e => e.Schedule.Day), day);
        var weeks = (int)Math.Ceiling(days / 7.0);
        return whole with
        {
            Entries = [.. whole.Entries.Select(e => e with { Schedule = e.Schedule.PlusDays(7 * weeks) })],
        };
    }
}

/// <summary>One date of one event of a calendar file.</summary>
internal sealed record CalendarEntry(SourceLine Source, string Uid, string Title, Schedule Schedule)
{
    /// <summary>Which date of a series this is, as the series first set it; null outside series.</summary>
    public string? RecurrenceId { get; init; }

    /// <summary>The same for the same date at every reading of the same calendar, and no other's.</summary>
    public string Key => RecurrenceId is null ? Uid : $"{Uid}/{RecurrenceId}";

    /// <summary>Plain text or Markdown; HTML was turned into Markdown.</summary>
    public string? Text { get; init; }

    public string? Url { get; init; }

    public string? Location { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public CalendarStatus Status { get; init; } = CalendarStatus.Confirmed;

    /// <summary>Marked PRIVATE or CONFIDENTIAL: not to be published without asking.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What was chosen or changed to make sense of it.</summary>
    public IReadOnlyList<EntryNote> Notes { get; init; } = [];
}

/// <summary>Where an event stands in the file: its line, and its rank among the events, both from 1.</summary>
internal readonly record struct SourceLine(int Line, int Number);

internal sealed record SkippedEntry(SourceLine Source, SkipReason Reason, string? Title = null);

internal enum CalendarStatus
{
    Confirmed,
    Tentative,
    Cancelled,
}

internal enum SkipReason
{
    NotACalendar,
    TooLarge,
    TooManyEntries,
    Unclosed,
    NoTitle,
    NoStart,
    BrokenStart,
    BrokenRule,
    TooOften,
    NoDateLeft,

    /// <summary>The rules of the file before this one already cost all the work that one file may.</summary>
    TooMuchWork,
    Duplicate,
    TooOld,
    TooFar,
    TooLong,
}

internal enum EntryNote
{
    /// <summary>A home-made zone was recognized by its offsets.</summary>
    ZoneGuessed,

    /// <summary>An unknown zone without rules: the default zone was taken.</summary>
    ZoneAssumed,

    /// <summary>The file's rules for a known zone differ from today's; the wall time was kept.</summary>
    ZoneDiffers,

    /// <summary>The time falls in an hour that exists twice, the later one: shown in UTC to stay exact.</summary>
    ShownInUtc,

    /// <summary>The time did not exist (clocks go forward) and moved on.</summary>
    TimeMoved,

    /// <summary>The end was missing its sense (before the start, no time at all) and was left out.</summary>
    EndDropped,

    /// <summary>The end was an earlier hour of the same day: the morning after was meant.</summary>
    EndsNextDay,

    /// <summary>The series goes on after its last date read.</summary>
    SeriesCut,
}
