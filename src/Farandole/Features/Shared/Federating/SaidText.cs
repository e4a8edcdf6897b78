using Farandole.Domain.Kernel;
using Farandole.Platform.Calendars;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.Federating;

/// <summary>Words of other servers, cut to what there is room for.</summary>
internal static class SaidText
{
    private const int MostText = 20_000;
    private const int MostHtml = 100_000;
    private const int MostLanguage = 35;

    /// <summary>One line; null when nothing is left of it.</summary>
    public static string? Line(string? said, int most) =>
        PlainText.Line(said is { Length: > 0 } ? Cut(said, 4 * most) : null) is { } line ? Cut(line, most) : null;

    /// <summary>What they wrote at length, cleaned: as HTML of ours, through the words that somebody could have typed here.</summary>
    public static string? Html(string? content)
    {
        if (content is null)
            return null;
        var cut = Cut(content, MostHtml);
        var text = HtmlAsMarkdown.IsHtml(cut) ? HtmlAsMarkdown.Convert(cut) : cut;
        return RichText.ToHtml(Cut(text, MostText));
    }

    /// <summary>A tag of a language; null when it is none.</summary>
    public static string? Language(string? said) =>
        said is { Length: > 1 and <= MostLanguage } && said.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? said
            : null;

    /// <summary>Never in the middle of a letter.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
