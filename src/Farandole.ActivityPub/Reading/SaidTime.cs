using System.Globalization;
using System.Text.RegularExpressions;

namespace Farandole.ActivityPub.Reading;

/// <summary>
/// A moment as somebody wrote it (RFC 3339, AS2 core §2.3). <see cref="WithoutOffset"/>: only the clock on the wall was given,
/// and <see cref="At"/> takes it for UTC; whoever knows the zone knows better.
/// </summary>
public readonly partial record struct SaidTime(DateTimeOffset At, bool WithoutOffset)
{
    /// <summary>
    /// Takes what is met: fractions of any length, no seconds, a space for the T, an offset without colon or none, a day alone.
    /// Null for everything else, dates of human prose included.
    /// </summary>
    public static SaidTime? Parse(string? text)
    {
        if (text is null || text.Length > 64 || Shape.Match(text.Trim()) is not { Success: true } parts)
            return null;
        var seconds = parts.Groups["s"].Value is "" ? "00" : parts.Groups["s"].Value;
        // A leap second is the last one before it: no clock here has room for it.
        var clock = $"{Or(parts.Groups["t"].Value, "00:00")}:{(seconds == "60" ? "59" : seconds)}";
        var fraction = parts.Groups["f"].Value.PadRight(7, '0')[..7];
        if (
            !DateTime.TryParseExact(
                $"{parts.Groups["d"].Value}T{clock}.{fraction}",
                "yyyy-MM-ddTHH:mm:ss.fffffff",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            ) || Offset(parts.Groups["o"].Value) is not { } offset
        )
            return null;
        var utc = local.Ticks - offset.Ticks;
        return utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks
            ? new SaidTime(new DateTimeOffset(local, offset), parts.Groups["o"].Value.Length == 0)
            : null;
    }

    [GeneratedRegex(
        @"^(?<d>[0-9]{4}-[0-9]{2}-[0-9]{2})([Tt ](?<t>[0-9]{2}:[0-9]{2})(:(?<s>[0-9]{2})([.,](?<f>[0-9]+))?)?)?\s?(?<o>[Zz]|[+-][0-9]{2}:?[0-9]{2})?$"
    )]
    private static partial Regex Shape { get; }

    private static TimeSpan? Offset(string text)
    {
        if (text is "" or "Z" or "z")
            return TimeSpan.Zero;
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var minutes =
            (int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60)
            + int.Parse(digits[2..], CultureInfo.InvariantCulture);
        if (minutes > 14 * 60)
            return null;
        return TimeSpan.FromMinutes(text[0] == '-' ? -minutes : minutes);
    }

    private static string Or(string text, string instead) => text.Length == 0 ? instead : text;
}
