using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Farandole.Platform.Text;

/// <summary>
/// What somebody says themselves in a note from another server (HTML that nobody has cleaned): without the names of those
/// whom it is for, without links, and without what they quote.
/// </summary>
internal static class OwnWords
{
    /// <summary>One line of plain text; empty when they say nothing.</summary>
    public static string In(string? html)
    {
        if (string.IsNullOrEmpty(html))
            return "";
        using var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        Say(text, document.Body!);
        return string.Join(
            ' ',
            text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(IsSaid)
        );
    }

    private static void Say(StringBuilder text, INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText said)
                text.Append(said.Data);
            else if (node is IElement element && element.LocalName is not ("a" or "blockquote" or "script" or "style"))
            {
                // Two paragraphs are two sentences, a name in the middle of one is not.
                var parts = element.LocalName is "p" or "br" or "li" or "div";
                text.Append(parts ? " " : "");
                Say(text, element);
                text.Append(parts ? " " : "");
            }
        }
    }

    /// <summary>Names and addresses that are no links (snac, Friendica).</summary>
    private static bool IsSaid(string word) =>
        !word.StartsWith('@')
        && !word.StartsWith('#')
        && !word.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && !word.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
