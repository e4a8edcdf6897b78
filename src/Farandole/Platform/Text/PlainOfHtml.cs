using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Farandole.Platform.Text;

/// <summary>
/// What people wrote, for where nothing can be formatted: the text part of letters, calendars. Reads the HTML that
/// <see cref="RichText"/> made, so that no sign of Markdown is left over; a link says where it leads.
/// </summary>
internal static class PlainOfHtml
{
    private const string Bullet = "– ";

    /// <summary>Paragraphs with a blank line between them; null when nothing is left.</summary>
    public static string? Of(string? html)
    {
        if (html is null)
            return null;
        using var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        SayAll(text, document.Body!);
        return text.ToString().Trim() is { Length: > 0 } plain ? plain : null;
    }

    private static void SayAll(StringBuilder text, INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText said)
                Say(text, said.Data);
            else if (node is IElement element)
                Say(text, element);
        }
    }

    /// <summary>Line ends between elements are layout, and mean nothing.</summary>
    private static void Say(StringBuilder text, string raw)
    {
        var said = raw.Replace('\n', ' ');
        text.Append(EndsWith(text, "\n") ? said.TrimStart(' ') : said);
    }

    private static void Say(StringBuilder text, IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                Break(text, 1);
                break;
            case "li":
                Break(text, 1);
                text.Append(Bullet);
                SayAll(text, element);
                break;
            case "a":
                SayAll(text, element);
                if (((IHtmlAnchorElement)element).GetAttribute("href") is { } href && href != element.TextContent)
                    text.Append(" (").Append(href).Append(')');
                break;
            case "p" or "h3" or "h4" or "blockquote" or "pre" or "ul" or "ol" or "hr":
                if (!EndsWith(text, Bullet))
                    Break(text, 2);
                SayAll(text, element);
                Break(text, 2);
                break;
            default:
                SayAll(text, element);
                break;
        }
    }

    /// <summary>At least that many line ends, and none at the beginning.</summary>
    private static void Break(StringBuilder text, int lines)
    {
        while (EndsWith(text, " "))
            text.Length--;
        for (var i = 1; i <= lines && text.Length > 0; i++)
        {
            if (text.Length < i || text[^i] != '\n')
                text.Append('\n');
        }
    }

    private static bool EndsWith(StringBuilder text, string last) =>
        text.Length >= last.Length && text.ToString(text.Length - last.Length, last.Length) == last;
}
