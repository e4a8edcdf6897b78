using NodaTime;

namespace Farandole.Platform.Text;

/// <summary>Dates and times as people say them: "samedi 20 mars 2027, 14 h 30"; "Saturday 20 March 2027, 14:30".</summary>
internal static class Dates
{
    private const char NoBreak = '\u00A0';

    /// <summary>With the weekday and the year.</summary>
    public static string Long(this Words words, LocalDate day) => Pattern(words, day, "dddd d MMMM yyyy");

    /// <summary>With the weekday, without the year.</summary>
    public static string Day(this Words words, LocalDate day) => Pattern(words, day, "dddd d MMMM");

    /// <summary>Day and month only.</summary>
    public static string DayMonth(this Words words, LocalDate day) => Pattern(words, day, "d MMMM");

    public static string Weekday(this Words words, LocalDate day) => Pattern(words, day, "dddd");

    /// <summary>The month as a pennant shows it, at most five letters.</summary>
    public static string ShortMonth(this Words words, LocalDate day) =>
        Pattern(words, day, "MMMM") is var month && month.Length <= 5 ? month : Pattern(words, day, "MMM");

    public static string ShortWeekday(this Words words, LocalDate day) =>
        Pattern(words, day, "dddd") is var name && name.Length <= 5 ? name : Pattern(words, day, "ddd");

    public static string Time(this Words words, LocalTime time) =>
        words.Language == "fr"
            ? time.Minute == 0
                ? $"{time.Hour}{NoBreak}h"
                : $"{time.Hour}{NoBreak}h{NoBreak}{time.Minute:00}"
            : $"{time.Hour:00}:{time.Minute:00}";

    /// <summary>French writes "1er mars".</summary>
    private static string Pattern(Words words, LocalDate day, string pattern)
    {
        var text = day.ToString(pattern, words.Culture);
        return words.Language == "fr" && day.Day == 1 && pattern.Contains("d M", StringComparison.Ordinal)
            ? text.Replace("1 ", "1er ", StringComparison.Ordinal)
            : text;
    }
}
