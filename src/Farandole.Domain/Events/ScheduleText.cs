using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Domain.Events;

/// <summary>A schedule as it was typed.</summary>
internal sealed partial record ScheduleText(string? Day, string? Time, string? EndDay, string? EndTime)
{
    public required string? Zone { get; init; }

    /// <summary>2027-03-20, as date fields send it, or 20/03/2027, as people write where the browser has no such field.</summary>
    internal static LocalDate? DayOf(string text)
    {
        var match = WrittenDay().Match(text.Trim());
        var iso = match.Success
            ? $"{match.Groups["y"]}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}"
            : text.Trim();
        return LocalDatePattern.Iso.Parse(iso).TryGetValue(default, out var day) && day.Year >= 1 ? day : null;
    }

    /// <summary>14:30, 14:30:00, 14h30, 14 h. Seconds are zero: nobody meets at a leap second.</summary>
    internal static LocalTime? TimeOf(string text)
    {
        var match = WrittenTime().Match(text.Trim());
        if (!match.Success)
            return null;
        var hour = int.Parse(match.Groups["h"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var minute = match.Groups["m"] is { Length: > 0 } m
            ? int.Parse(m.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        return hour < 24 && minute < 60 ? new LocalTime(hour, minute) : null;
    }

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})[/.](?<m>[0-9]{1,2})[/.](?<y>[0-9]{4})\z")]
    private static partial Regex WrittenDay();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})(?::(?<m>[0-9]{2})(?::00(?:\.0+)?)?|\s*[hH]\s*(?<m>[0-9]{2})?)\z")]
    private static partial Regex WrittenTime();
}
