using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Farandole.Platform.Calendars;

/// <summary>
/// The HTML that other programs put into descriptions, as Markdown: words, paragraphs, lists, links, stress. One pass
/// over the tags and no document tree, which made-up nesting could blow up; the result is sanitized like any text.
/// </summary>
internal sealed partial class HtmlAsMarkdown
{
    private const int MostOpen = 50;

    private readonly StringBuilder text = new();
    private readonly Stack<(string Name, int Start, string? Href)> open = new();
    private string? silent;

    private HtmlAsMarkdown() { }

    /// <summary>Only known tags count: "3 &lt; 4" and "&lt;3" are text.</summary>
    public static bool IsHtml(string text) => KnownTag().IsMatch(text);

    public static string Convert(string html)
    {
        // Where line breaks do the work of paragraphs, tags only decorate: keep them.
        var source = BlockTag().IsMatch(html) ? html : html.Replace("\n", "<br>", StringComparison.Ordinal);
        var markdown = new HtmlAsMarkdown();
        var at = 0;
        foreach (Match tag in AnyTag().Matches(source))
        {
            markdown.Words(source[at..tag.Index]);
            markdown.Tag(
                tag.Groups["name"].Value.ToLowerInvariant(),
                tag.Groups["end"].Length > 0,
                tag.Groups["more"].Value
            );
            at = tag.Index + tag.Length;
        }
        markdown.Words(source[at..]);
        return BlankLines().Replace(Edges().Replace(markdown.text.ToString(), "\n"), "\n\n").Trim();
    }

    private void Words(string html)
    {
        if (silent is null)
            text.Append(WebUtility.HtmlDecode(Blanks().Replace(html, " ")));
    }

    private void Tag(string name, bool isEnd, string more)
    {
        if (name is "script" or "style" or "title" or "template")
            silent = isEnd ? null : silent ?? name;
        if (silent is not null)
            return;
        switch (name)
        {
            case "br":
                text.Append('\n');
                break;
            case "li":
                text.Append(isEnd ? "" : "\n- ");
                break;
            case "tr" or "dt" or "dd":
                text.Append('\n');
                break;
            case "p" or "div" or "ul" or "ol" or "table" or "blockquote" or "section" or "article" or "hr":
                text.Append("\n\n");
                break;
            case "a" or "b" or "strong" or "i" or "em" or ['h', >= '1' and <= '6']:
                if (isEnd)
                    Close(name);
                else if (open.Count < MostOpen)
                    open.Push((name, text.Length, name == "a" ? HrefOf(more) : null));
                break;
        }
    }

    /// <summary>An end without its beginning says nothing.</summary>
    private void Close(string name)
    {
        if (!open.TryPeek(out var tag) || tag.Name != name)
            return;
        open.Pop();
        var inner = text.ToString(tag.Start, text.Length - tag.Start);
        var words = CalendarText.OneLine(inner);
        if (words.Length == 0)
            return;
        text.Length = tag.Start;
        text.Append(inner[0] is ' ' ? " " : "")
            .Append(
                name switch
                {
                    "a" => Link(words, tag.Href),
                    "b" or "strong" => $"**{words}**",
                    "i" or "em" => $"*{words}*",
                    _ => $"\n\n### {words}\n\n",
                }
            )
            .Append(inner[^1] is ' ' ? " " : "");
    }

    private static string Link(string words, string? href)
    {
        if (!Uri.TryCreate(href, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https" or "mailto"))
            return words;
        return words == href || words == url.AbsoluteUri ? url.AbsoluteUri : $"[{words}]({url.AbsoluteUri})";
    }

    private static string? HrefOf(string attributes) =>
        Href().Match(attributes) is { Success: true } href
            ? WebUtility.HtmlDecode(href.Groups["url"].Value.Trim('"', '\''))
            : null;

    [GeneratedRegex(
        @"</?(?:p|br|a|b|strong|em|i|u|ul|ol|li|div|span|h[1-6]|table|tr|td|html|body|font|blockquote|img|script)(?:\s[^<>]{0,2000})?/?>",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex KnownTag();

    [GeneratedRegex(@"<(?:p|br|div|li|h[1-6]|tr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BlockTag();

    [GeneratedRegex(
        @"<(?:!--(?<comment>[^<>]{0,2000})--|!doctype[^<>]{0,2000}|(?<end>/?)(?<name>[a-z][a-z0-9]*)(?<more>[^<>]{0,2000}))>",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex AnyTag();

    [GeneratedRegex("""\bhref\s*=\s*(?<url>"[^"]*"|'[^']*'|[^\s"']+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Href();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[ \t]*\n[ \t]*")]
    private static partial Regex Edges();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
