using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Discovery;

/// <summary>What somebody asks at <c>/.well-known/webfinger</c> (RFC 7033 §4.1): for a handle, or for an address.</summary>
public sealed record WebFingerQuestion
{
    private WebFingerQuestion(string resource) => Resource = resource;

    public string Resource { get; }

    /// <summary>Of an <c>acct:</c> resource.</summary>
    public ActorHandle? Handle { get; private init; }

    /// <summary>Of an http(s) resource, as it was written.</summary>
    public string? Address { get; private init; }

    /// <summary>The kinds of links that are wanted (RFC 7033 §4.3); empty means all.</summary>
    public IReadOnlyList<string> Rels { get; private init; } = [];

    /// <summary>From a query with or without its question mark. Null is to be answered with 400 (RFC 7033 §4.2).</summary>
    public static WebFingerQuestion? Parse(string query)
    {
        var said = query
            .TrimStart('?')
            .Split('&')
            .Select(p => p.Split('=', 2))
            .Where(p => p.Length == 2)
            .Select(p => (Name: Decoded(p[0]), Value: Decoded(p[1])))
            .ToList();
        // The first of two might be what a proxy looked at, and the second what we answer.
        if (
            said.Where(p => p.Name == "resource").Select(p => p.Value).ToList()
            is not [{ Length: > 0 and <= 2048 } resource]
        )
            return null;
        string[] rels = [.. said.Where(p => p.Name == "rel").Select(p => p.Value)];
        if (resource.StartsWith("acct:", StringComparison.OrdinalIgnoreCase))
            return ActorHandle.Parse(resource) is { } handle ? new(resource) { Handle = handle, Rels = rels } : null;
        return Origin.Of(resource) is not null ? new(resource) { Address = resource, Rels = rels } : null;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
