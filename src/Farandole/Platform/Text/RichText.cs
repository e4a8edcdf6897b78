using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Farandole.Platform.Text;

/// <summary>
/// What people write becomes HTML that may stand in a page: Markdown without raw HTML, then an allow-list, then bounds
/// of size. Text that breaks a bound (or Markdown's own limits of nesting) is shown as it was typed.
/// </summary>
internal static class RichText
{
    private const int MostCharacters = 64 * 1024;
    private const int MostNodes = 2_000;
    private const int Deepest = 20;

    private static readonly string[] Tags =
    [
        "p",
        "br",
        "a",
        "strong",
        "b",
        "em",
        "i",
        "u",
        "s",
        "del",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "h3",
        "h4",
        "hr",
        "span",
    ];

    private static readonly string[] Classes = ["mention", "hashtag", "invisible", "ellipsis"];
    private static readonly string[] Directions = ["ltr", "rtl", "auto"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    private static readonly HtmlSanitizer Sanitizer = Strict();

    /// <summary>Null when nothing was written, or when even the plain form of it is too long to keep.</summary>
    public static string? ToHtml(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return null;
        var html = Formatted(markdown) ?? Plain(markdown);
        return html.Length <= MostCharacters * 3 ? html : null;
    }

    private static string? Formatted(string markdown)
    {
        try
        {
            var written = Markdown.Parse(markdown, Pipeline);
            Tame(written);
            var clean = Sanitizer.SanitizeDom(written.ToHtml(Pipeline));
            var html = clean.Body!.InnerHtml.Trim();
            return html.Length <= MostCharacters && Fits(clean.Body) ? html : null;
        }
        catch (ArgumentException)
        {
            // Markdig refuses to nest without end.
            return null;
        }
    }

    /// <summary>Titles fit under those of the page; a picture from elsewhere would tell its server who reads: it stays a link.</summary>
    private static void Tame(MarkdownDocument written)
    {
        foreach (var heading in written.Descendants<HeadingBlock>())
            heading.Level = heading.Level <= 1 ? 3 : 4;
        foreach (var picture in written.Descendants<LinkInline>().Where(l => l.IsImage))
        {
            picture.IsImage = false;
            if (picture.FirstChild is null)
                picture.AppendChild(new LiteralInline(picture.Url ?? ""));
        }
    }

    private static bool Fits(INode root)
    {
        var (nodes, open) = (0, new Stack<(INode Node, int Depth)>([(root, 0)]));
        while (open.TryPop(out var next))
        {
            if (++nodes > MostNodes || next.Depth > Deepest)
                return false;
            foreach (var child in next.Node.ChildNodes)
                open.Push((child, next.Depth + 1));
        }
        return true;
    }

    private static string Plain(string text) => $"<p>{WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>")}</p>";

    private static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer(
            new HtmlSanitizerOptions
            {
                AllowedTags = Tags.ToHashSet(StringComparer.OrdinalIgnoreCase),
                AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
                {
                    "href",
                    "class",
                    "lang",
                    "dir",
                },
                AllowedClasses = Classes.ToHashSet(StringComparer.Ordinal),
                AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
                UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
            }
        )
        {
            KeepChildNodes = true,
            AllowDataAttributes = false,
        };
        sanitizer.PostProcessNode += (_, visited) => Finish(visited.Node);
        return sanitizer;
    }

    private static void Finish(INode node)
    {
        if (node is not IElement element)
            return;
        if (!Directions.Contains(element.GetAttribute("dir")))
            element.RemoveAttribute("dir");
        if (element is not IHtmlAnchorElement)
            element.RemoveAttribute("href");
        else if (element.GetAttribute("href") is { } href && Uri.IsWellFormedUriString(href, UriKind.Absolute))
            element.SetAttribute("rel", "nofollow ugc noopener noreferrer");
        else
            element.RemoveAttribute("href");
    }
}
