using System.Text;
using Farandole.Platform.Calendars;
using NodaTime;

namespace Farandole.Features.Importing;

/// <summary>The bytes of a calendar file, whatever program wrote them.</summary>
internal static class CalendarFile
{
    /// <summary>The sentence that says why nothing of a file can be taken; null when something could be.</summary>
    public static string? WhyNot(CalendarReading reading) =>
        reading.Entries.Count == 0
        && reading.Skipped is [{ Reason: SkipReason.NotACalendar or SkipReason.TooLarge } refused]
            ? $"calendar.skipped.{refused.Reason}"
            : null;

    public static CalendarReading Read(byte[] bytes, LocalDate? shiftTo, Instant now, string zone)
    {
        var reading =
            bytes.Length > ReadCalendar.MostBytes
                ? new CalendarReading([], [new SkippedEntry(new SourceLine(1, 0), SkipReason.TooLarge)])
                : ReadCalendar.Read(Text(bytes), now, zone);
        return shiftTo is { } day ? reading.ShiftTo(day) : reading;
    }

    /// <summary>UTF-8 (RFC 5545 §3.1.4) or what its first bytes say; old programs wrote Latin-1 without saying so.</summary>
    private static string Text(byte[] bytes)
    {
        try
        {
            using var reader = new StreamReader(
                new MemoryStream(bytes),
                new UTF8Encoding(false, throwOnInvalidBytes: true)
            );
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
