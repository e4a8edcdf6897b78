using System.Net;
using System.Text.RegularExpressions;
using MimeKit;

namespace Farandole.Tests.Canaries;

/// <summary>What an inbox shows of a letter that nobody has opened: its head, and how its text and its HTML begin.</summary>
internal static partial class Opening
{
    /// <summary>More than any mail program shows beside a subject.</summary>
    private const int Shown = 200;

    public static string Of(MimeMessage letter)
    {
        var head = letter.Headers.Where(h => h.Id != HeaderId.To).Select(h => h.Value);
        var (text, html) = (letter.TextBody ?? "", letter.HtmlBody ?? "");
        // Some show what is hidden first, some pass over it and begin with the heading.
        return string.Join(
            '\n',
            [.. head, Start(text), Start(Bare(html)), .. Heading().Matches(html).Select(m => m.Value)]
        );
    }

    private static string Start(string text) => text[..Math.Min(text.Length, Shown)];

    private static string Bare(string html) =>
        Gaps()
            .Replace(
                WebUtility.HtmlDecode(Tags().Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], " ")),
                " "
            );

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();

    [GeneratedRegex("<title>.*?</title>|<h1.*?</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();
}
