using System.Net;
using System.Text.RegularExpressions;
using Farandole.Platform.Search;
using Farandole.Tests.EventPage;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Agenda;

/// <summary>What somebody finds who looks for words.</summary>
internal static partial class Searching
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The titles on the page, in their order.</summary>
    /// <param name="visitor">Who asks.</param>
    /// <param name="q">What they type.</param>
    /// <param name="more">Conditions: <c>&amp;free=1</c>.</param>
    public static async Task<IReadOnlyList<string>> Finds(this HttpClient visitor, string q, string more = "") =>
        TitlesOf(await visitor.Get($"/search?q={Uri.EscapeDataString(q)}{more}"));

    /// <summary>The same by somebody who just passes by, once all that is due is done.</summary>
    public static async Task<IReadOnlyList<string>> Finds(this App app, string q, string more = "")
    {
        await app.DrainAsync();
        return await app.Visitor().Finds(q, more);
    }

    public static IReadOnlyList<string> TitlesOf(string page) =>
        [.. Title().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["title"].Value))];

    public static Task<List<SearchEntry>> Entries(this App app) =>
        app.Look(db => db.Set<SearchEntry>().OrderBy(e => e.Slot).ToListAsync(Ct));

    [GeneratedRegex("<h[34]><a href=\"/(events|elsewhere)/[^\"]*\">(?<title>[^<]*)</a></h[34]>")]
    private static partial Regex Title();
}
