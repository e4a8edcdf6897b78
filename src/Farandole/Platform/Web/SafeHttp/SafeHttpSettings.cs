using System.Globalization;

namespace Farandole.Platform.Web.SafeHttp;

/// <summary>
/// The exceptions that an operator makes. <c>SafeHttp:AllowLoopbackPorts</c> ("5081,5082") lets tests and developers run other
/// servers on this machine and is refused in production. <c>SafeHttp:AllowHosts</c> ("geo.lan:8080 10.0.0.7") opens hosts of the
/// operator's network, and only to addresses that the operator configured, never to one that came from outside.
/// </summary>
internal sealed record SafeHttpSettings
{
    public IReadOnlySet<int> LoopbackPorts { get; init; } = new HashSet<int>();

    /// <summary>As "host" (any port) or "host:port", in small letters.</summary>
    public IReadOnlySet<string> AllowedHosts { get; init; } = new HashSet<string>();

    /// <summary>Our own name: whoever makes us ask ourselves wants to look like us.</summary>
    public string? OwnHost { get; init; }

    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(15);

    public static SafeHttpSettings From(IConfiguration configuration, bool isProduction, string? ownHost)
    {
        var ports = Items(configuration["SafeHttp:AllowLoopbackPorts"]).Select(Port).ToHashSet();
        if (ports.Count > 0 && isProduction)
            throw new InvalidOperationException(
                "SafeHttp:AllowLoopbackPorts is for tests and development: not in production."
            );
        return new SafeHttpSettings
        {
            LoopbackPorts = ports,
            AllowedHosts = Items(configuration["SafeHttp:AllowHosts"]).Select(h => h.ToLowerInvariant()).ToHashSet(),
            OwnHost = ownHost?.ToLowerInvariant(),
        };
    }

    public bool AllowsLoopback(Uri uri) => uri.IsLoopback && LoopbackPorts.Contains(uri.Port);

    public bool AllowsHost(Uri uri) =>
        AllowedHosts.Contains(uri.IdnHost)
        || AllowedHosts.Contains(string.Create(CultureInfo.InvariantCulture, $"{uri.IdnHost}:{uri.Port}"));

    private static string[] Items(string? list) =>
        list?.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new InvalidOperationException($"SafeHttp:AllowLoopbackPorts: «{text}» is not a port.");
}
