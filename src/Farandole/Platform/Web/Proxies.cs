using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Farandole.Platform.Web;

/// <summary>
/// Who may say for whom a request comes: only the proxies that the operators named (<c>Proxies</c>, addresses or networks,
/// separated by commas). From anybody else X-Forwarded-* is noise, or a lie that would escape the limits.
/// </summary>
internal static class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration["Proxies"] is not { Length: > 0 } named)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // Each entry is believed only if the one behind it is a proxy of ours: the rightmost stranger is the visitor.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            options.KnownIPNetworks.Add(
                System.Net.IPNetwork.Parse(
                    proxy.Contains('/', StringComparison.Ordinal) ? proxy : $"{proxy}/{WholeAddress(proxy)}"
                )
            );
        app.UseForwardedHeaders(options);
    }

    private static int WholeAddress(string proxy) => proxy.Contains(':', StringComparison.Ordinal) ? 128 : 32;
}
