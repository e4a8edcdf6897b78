using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using Event = Ical.Net.CalendarComponents.CalendarEvent;

namespace Farandole.Platform.Calendars;

/// <summary>
/// The dates of a recurrence rule on a wall clock without zone. The zone is applied to each date afterwards, so that
/// a weekly half past seven stays half past seven; UNTIL, which may be in UTC, is therefore judged by the caller.
/// </summary>
internal static class RecurringDates
{
    /// <summary>Enough for every 29 February by a daily rule; a rule that never matches ends here.</summary>
    private const int MostUnmatched = 5000;

    private static readonly EvaluationOptions Limits = new() { MaxUnmatchedIncrementsLimit = MostUnmatched };

    /// <summary>Why a rule cannot be expanded; null when it can.</summary>
    public static SkipReason? WhyNot(string rule)
    {
        var parts = Parts(rule);
        var often =
            parts.GetValueOrDefault("FREQ") is "SECONDLY" or "MINUTELY"
            || Count("BYSECOND") > 1
            || Count("BYHOUR") * Count("BYMINUTE") > 24;
        if (often)
            return SkipReason.TooOften;
        try
        {
            _ = new RecurrenceRule(WithoutUntil(rule));
            return parts.ContainsKey("FREQ") ? null : SkipReason.BrokenRule;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return SkipReason.BrokenRule;
        }

        int Count(string part) => parts.TryGetValue(part, out var list) ? list.Split(',').Length : 1;
    }

    public static string? Until(string rule) => Parts(rule).GetValueOrDefault("UNTIL");

    /// <summary>
    /// In order, from the start, without end: take what is wanted. Only for rules with no <see cref="WhyNot"/>.
    /// Ends early when the work that one file may cost is spent.
    /// </summary>
    public static IEnumerable<LocalDateTime> Of(LocalDateTime start, bool hasTime, string rule, WorkLimit limit)
    {
        var series = new Event
        {
            DtStart = hasTime
                ? new CalDateTime(start.ToDateTimeUnspecified(), hasTime: true)
                : new CalDateTime(start.Date.ToDateOnly()),
            RecurrenceRule = new RecurrenceRule(WithoutUntil(rule)),
        };
        using var dates = series.GetOccurrences(startTime: null, Limits).GetEnumerator();
        while (Advances(dates, limit))
            yield return LocalDateTime.FromDateTime(dates.Current.Period.StartTime.Value);
    }

    private static bool Advances(IEnumerator<Occurrence> dates, WorkLimit limit)
    {
        try
        {
            return limit.Spend(1) && dates.MoveNext();
        }
        catch (Exception e) when (e is EvaluationException or ArgumentException or OverflowException)
        {
            limit.Spend(MostUnmatched);
            return false;
        }
    }

    private static Dictionary<string, string> Parts(string rule)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var part in rule.ToUpperInvariant()
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            if (part.Split('=', 2) is [var name, var value])
                parts[name] = value;
        }
        return parts;
    }

    private static string WithoutUntil(string rule) =>
        string.Join(';', Parts(rule).Where(p => p.Key != "UNTIL").Select(p => $"{p.Key}={p.Value}"));
}
