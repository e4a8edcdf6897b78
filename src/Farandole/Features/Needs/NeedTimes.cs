using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Needs;

/// <summary>The lines of the list in words.</summary>
internal static class NeedTimes
{
    private const int MostNamed = 30;

    /// <summary>"de 14 h à 16 h", "samedi 20 mars, 18 h"; null when no hour matters.</summary>
    public static string? Of(Words words, Need need)
    {
        var hours = (need.Time, need.EndTime) switch
        {
            ({ } start, { } end) => words["needs.hours", ("start", words.Time(start)), ("end", words.Time(end))],
            ({ } start, null) => words.Time(start),
            (null, { } end) => words["needs.until", ("end", words.Time(end))],
            _ => null,
        };
        string?[] parts = [need.Day is { } day ? words.Day(day) : null, hours];
        var said = string.Join(", ", parts.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    /// <summary>"2 sur 4", "autant que possible", "1 suffit".</summary>
    public static string Count(Words words, Need need) =>
        need.Wanted is not { } wanted ? words["needs.as-many"]
        : need.Unit is { } unit ? words["needs.count.unit", ("n", need.Claimed), ("wanted", wanted), ("unit", unit)]
        : words["needs.count", ("n", need.Claimed), ("wanted", wanted)];

    /// <summary>"Il manque : 2 salades, des glaçons", to be pasted anywhere; null when nothing is missing.</summary>
    public static string? Missing(Words words, IEnumerable<NeedAsSeen> lines)
    {
        var missing = lines
            .Select(l => l.Need)
            .Where(n => n is { Left: > 0, WithdrawnAt: null, Kind: NeedKind.Thing or NeedKind.Hand })
            .Take(MostNamed)
            .Select(n => OneMissing(words, n))
            .ToList();
        return missing.Count == 0 ? null : words["needs.missing", ("list", string.Join(", ", missing))];
    }

    private static string OneMissing(Words words, Need need)
    {
        var label = InSentence(need.Label);
        var left = need.Left ?? 0;
        var said =
            need.Unit is { } unit ? words["needs.missing.unit", ("label", label), ("n", left), ("unit", unit)]
            : need.Wanted == 1 ? label
            : words["needs.missing.some", ("n", left), ("label", label)];
        return Of(words, need) is { } when ? $"{said} ({when})" : said;
    }

    /// <summary>The first letter small, unless the word is all capitals.</summary>
    private static string InSentence(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && char.IsLower(label[1])
            ? char.ToLower(label[0], System.Globalization.CultureInfo.InvariantCulture) + label[1..]
            : label;
}
