using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Fetching;

/// <summary>Follows a server to where it leads, a few steps far; each address is judged anew (class F5).</summary>
internal static class Redirects
{
    private const int Most = 3;

    /// <param name="wire">The way out.</param>
    /// <param name="address">Where to begin; its fragment is left out.</param>
    /// <param name="headers">Of each request: what is signed names the address.</param>
    /// <param name="mostBytes">Of the last answer.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <returns>The last answer, and of which address it is; why there is none.</returns>
    public static async Task<(WireAnswer Answer, Uri? From)> FollowAsync(
        this SafeWire wire,
        string address,
        Func<OutgoingRequest, IEnumerable<KeyValuePair<string, string>>> headers,
        int mostBytes,
        CancellationToken ct
    )
    {
        if (!Uri.TryCreate(address.Split('#')[0], UriKind.Absolute, out var at))
            return (WireAnswer.Not(FetchRefusal.AddressRefused), null);
        for (var hop = 0; hop <= Most; hop++)
        {
            var request = OutgoingRequest.Get(at);
            var answer = await wire.SendAsync(request, headers(request), mostBytes, ct);
            if (answer.WhyNot is not null)
                return (answer, null);
            if (answer.Status is not (301 or 302 or 303 or 307 or 308) || answer.Location is not { } location)
                return (answer, at);
            if (!Uri.TryCreate(at, location, out var next))
                return (WireAnswer.Not(FetchRefusal.AddressRefused), null);
            at = new UriBuilder(next) { Fragment = "" }.Uri;
        }
        return (WireAnswer.Not(FetchRefusal.TooManyRedirects), null);
    }

    /// <summary>What a status says of what is not there.</summary>
    public static FetchRefusal? RefusalOf(int status) =>
        status switch
        {
            >= 200 and < 300 => null,
            401 or 403 => FetchRefusal.Denied,
            404 => FetchRefusal.NotThere,
            410 => FetchRefusal.Gone,
            _ => FetchRefusal.Failed,
        };
}
