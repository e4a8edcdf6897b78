using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Farandole.Platform.Calendars;

/// <summary>The HTML that other programs put into descriptions, as Markdown: words, paragraphs, lists, links, stress.</summary>
internal static partial class HtmlAsMarkdown
{
    private const int DeepestNesting = 60;

    /// <summary>Only known tags count: "3 &lt; 4" and "&lt;3" are text.</summary>
    public static bool IsHtml(string text) => Tag().IsMatch(text);

    public static string Convert(string html)
    {
        var text = new StringBuilder();
        // Where line breaks do the work of paragraphs, tags only decorate: keep them.
        var source = Block().IsMatch(html) ? html : html.Replace("\n", "<br>", StringComparison.Ordinal);
        Write(new HtmlParser().ParseDocument(source).Body!, text, 0);
        return BlankLines().Replace(Edges().Replace(text.ToString(), "\n"), "\n\n").Trim();
    }

    private static void Write(INode node, StringBuilder text, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(Blanks().Replace(words.Data, " "));
            else if (child is IElement element && depth < DeepestNesting)
                WriteElement(element, text, depth + 1);
        }
    }

    private static void WriteElement(IElement element, StringBuilder text, int depth)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "head" or "template" or "title":
                break;
            case "br":
                text.Append('\n');
                break;
            case "hr":
                text.Append("\n\n---\n\n");
                break;
            case "li":
                Around(element, text, depth, element.ParentElement?.LocalName == "ol" ? "\n1. " : "\n- ", "");
                break;
            case "b" or "strong":
                Around(element, text, depth, "**", "**");
                break;
            case "i" or "em":
                Around(element, text, depth, "*", "*");
                break;
            case "a":
                Link(element, text, depth);
                break;
            case ['h', >= '1' and <= '6']:
                Around(element, text, depth, "\n\n### ", "\n\n");
                break;
            case "p" or "div" or "ul" or "ol" or "table" or "blockquote" or "section" or "article":
                Around(element, text, depth, "\n\n", "\n\n");
                break;
            case "tr" or "dt" or "dd":
                Around(element, text, depth, "\n", "");
                break;
            default:
                Write(element, text, depth);
                break;
        }
    }

    private static void Around(IElement element, StringBuilder text, int depth, string before, string after)
    {
        var inner = new StringBuilder();
        Write(element, inner, depth);
        var words = inner.ToString().Trim();
        if (words.Length > 0)
            text.Append(before).Append(words).Append(after);
    }

    private static void Link(IElement element, StringBuilder text, int depth)
    {
        var inner = new StringBuilder();
        Write(element, inner, depth);
        var words = CalendarText.OneLine(inner.ToString());
        var href = element.GetAttribute("href")?.Trim();
        var isSafe = Uri.TryCreate(href, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "mailto";
        if (!isSafe)
            text.Append(words);
        else if (words.Length == 0 || words == href || words == url!.AbsoluteUri)
            text.Append(url!.AbsoluteUri);
        else
            text.Append('[').Append(words).Append("](").Append(url.AbsoluteUri).Append(')');
    }

    [GeneratedRegex(@"</?(?:p|br|a|b|strong|em|i|u|ul|ol|li|div|span|h[1-6]|table|tr|td|html|body|font|blockquote|img|script)(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<(?:p|br|div|li|h[1-6]|tr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[ \t]*\n[ \t]*")]
    private static partial Regex Edges();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
