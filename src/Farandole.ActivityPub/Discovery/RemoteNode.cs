using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Discovery;

/// <summary>What another server says of itself: its links at <c>/.well-known/nodeinfo</c>, and its NodeInfo.</summary>
public static class RemoteNode
{
    /// <summary>Where to ask (RFC 8615).</summary>
    public static string LinksAt(string origin) => origin + "/.well-known/nodeinfo";

    /// <summary>The actor that stands for it (FEP-2677), which must be of the same server.</summary>
    public static string? ApplicationIn(ActivityObject links, string origin) =>
        Href(links, NodeInfo.Application, origin);

    /// <summary>The newest description that we read, which must be of the same server.</summary>
    public static string? DescriptionIn(ActivityObject links, string origin) =>
        Href(links, NodeInfo.Schema + "2.1", origin) ?? Href(links, NodeInfo.Schema + "2.0", origin);

    /// <summary>The program by its name, in small letters: <c>mobilizon</c>, <c>lemmy</c>…</summary>
    public static string? SoftwareIn(ActivityObject description) =>
        description.Part("software")?.Text("name")?.Trim().ToLowerInvariant();

    private static string? Href(ActivityObject links, string rel, string origin) =>
        links
            .Objects("links")
            .Where(l => l.Text("rel") == rel)
            .Select(l => l.Text("href"))
            .FirstOrDefault(h => Origin.Same(h, origin));
}
