using System.Globalization;

namespace Farandole.Features.Shared;

/// <summary>What people write in: chosen from a list, by the names that its speakers give each.</summary>
internal static class UsualLanguages
{
    public static readonly string[] Tags =
    [
        "fr",
        "en",
        "ar",
        "br",
        "ca",
        "co",
        "de",
        "es",
        "eu",
        "it",
        "ja",
        "nl",
        "oc",
        "pl",
        "pt",
        "ro",
        "tr",
        "uk",
        "zh",
    ];

    /// <param name="chosen">Offered as well, when it is not among them.</param>
    public static IReadOnlyList<Option> Options(string chosen) =>
        [.. Tags.Append(chosen).Distinct().Select(tag => new Option(tag, NameOf(tag)))];

    private static string NameOf(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            return culture.TextInfo.ToTitleCase(culture.NativeName);
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
