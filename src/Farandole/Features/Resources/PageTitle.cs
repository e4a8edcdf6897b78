using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Farandole.Domain.Kernel;
using Farandole.Domain.Resources;
using Farandole.Platform.Web.SafeHttp;

namespace Farandole.Features.Resources;

/// <summary>What a page elsewhere calls itself. It is read as text: no page is taken apart for a line of it.</summary>
internal sealed partial class PageTitle(SafeClient http)
{
    /// <summary>Where a title stands, if there is one.</summary>
    private const int Head = 256 * 1024;

    /// <summary>Null when the page cannot be read from here, or has none.</summary>
    public async Task<string?> Of(WebAddress address, CancellationToken ct)
    {
        var fetched = await http.GetAsync(address.Uri, FetchPurpose.Page, ct);
        return fetched.Outcome == FetchOutcome.Ok ? In(fetched.Body) : null;
    }

    /// <summary>One line, no longer than a name may be.</summary>
    internal static string? In(ReadOnlySpan<byte> page)
    {
        var found = Title().Match(Read(page[..Math.Min(page.Length, Head)]));
        if (!found.Success)
            return null;
        var title = PlainText.Line(Space().Replace(WebUtility.HtmlDecode(found.Groups["title"].Value), " "));
        return PlainText.Fits(title, Resource.MaxName) ? title : Shortened(title!);
    }

    /// <summary>In UTF-8 as nearly everything is, else as the web was before.</summary>
    private static string Read(ReadOnlySpan<byte> bytes)
    {
        // A character that the end of the head cuts is no reason to think of another alphabet.
        var text = Encoding.UTF8.GetString(bytes);
        return text.AsSpan(0, Math.Max(0, text.Length - 4)).Contains('\uFFFD')
            ? Encoding.Latin1.GetString(bytes)
            : text;
    }

    private static string Shortened(string title)
    {
        var end = Math.Min(title.Length, Resource.MaxName - 1);
        return (char.IsHighSurrogate(title[end - 1]) ? title[..(end - 1)] : title[..end]).TrimEnd() + "…";
    }

    [GeneratedRegex(@"<title(?:\s[^<>]{0,200})?>(?<title>[^<]{1,1000})</title", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
