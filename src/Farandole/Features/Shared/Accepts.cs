using Microsoft.Net.Http.Headers;

namespace Farandole.Features.Shared;

/// <summary>
/// Which of the offered kinds a request prefers (RFC 9110 §12.5.1). Types are compared exactly: the framework's own
/// comparison holds <c>application/activity+json</c> to be a kind of <c>application/json</c>.
/// </summary>
internal static class Accepts
{
    /// <summary>Whether another server asks, for a document instead of a page (AP §3.2).</summary>
    public static bool IsForServers(HttpRequest request) =>
        Best(request, "text/html", "application/activity+json", "application/ld+json") != "text/html";

    /// <summary>The preferred kind; the first one when everything is equally welcome, or nothing.</summary>
    /// <param name="request">Its Accept header decides.</param>
    /// <param name="kinds">Media types without parameters, ours first.</param>
    public static string Best(HttpRequest request, params ReadOnlySpan<string> kinds)
    {
        var best = kinds[0];
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted))
            return best;
        var (quality, exactness) = (0.0, 0);
        foreach (var kind in kinds)
        {
            var (q, exact) = QualityOf(kind, wanted);
            // Equally wanted: what was named comes before what a wildcard allows.
            if (q > quality || (q > 0 && q.Equals(quality) && exact > exactness))
                (best, quality, exactness) = (kind, q, exact);
        }
        return best;
    }

    /// <summary>The most exact range that covers the kind says how welcome it is.</summary>
    private static (double Quality, int Exactness) QualityOf(string kind, IList<MediaTypeHeaderValue> wanted)
    {
        var slash = kind.IndexOf('/', StringComparison.Ordinal);
        var (quality, exactness) = (0.0, 0);
        foreach (var range in wanted)
        {
            var exact =
                range.MatchesAllTypes ? 1
                : !range.Type.Equals(kind[..slash], StringComparison.OrdinalIgnoreCase) ? 0
                : range.MatchesAllSubTypes ? 2
                : range.SubType.Equals(kind[(slash + 1)..], StringComparison.OrdinalIgnoreCase) ? 3
                : 0;
            if (exact > exactness)
                (quality, exactness) = (range.Quality ?? 1, exact);
        }
        return (quality, exactness);
    }
}
