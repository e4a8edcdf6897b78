namespace Farandole.ActivityPub.Fetching;

/// <summary>What one may ask of others, and for how long one waits.</summary>
public sealed record WireSettings
{
    /// <summary>
    /// Other servers on this machine, as <c>localhost:7121</c>: for tests and development, to be refused in production. They may
    /// lead to loopback addresses only, and are the only ones that need no encryption.
    /// </summary>
    public IReadOnlySet<string> Loopback { get; init; } = new HashSet<string>();

    /// <summary>Our own name: whoever makes us ask ourselves wants to look like us.</summary>
    public string? OwnHost { get; init; }

    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For everything, redirects and the last byte included: a slow answer is none.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(10);

    public int MaxConnectionsPerServer { get; init; } = 2;

    /// <summary>Who is asking (RFC 9110 §10.1.5).</summary>
    public string UserAgent { get; init; } = "Farandole";

    internal bool Accepts(Uri uri)
    {
        if (!uri.IsAbsoluteUri || uri.UserInfo.Length > 0 || uri.Scheme is not ("http" or "https"))
            return false;
        return AllowsLoopback(uri)
            || (
                uri is { Scheme: "https", Port: 443, HostNameType: UriHostNameType.Dns }
                && PublicNames.Contain(uri.IdnHost)
                && !string.Equals(uri.IdnHost.TrimEnd('.'), OwnHost, StringComparison.OrdinalIgnoreCase)
            );
    }

    internal bool AllowsLoopback(Uri uri) =>
        uri.IsLoopback && Loopback.Contains(FormattableString.Invariant($"{uri.IdnHost}:{uri.Port}"));
}
