using System.Text.Json;

namespace Farandole.ActivityPub.Discovery;

/// <summary>
/// The answer of WebFinger (RFC 7033 §4.4), to be sent as <see cref="ContentTypes.ResourceDescriptor"/> and to any origin
/// (<c>Access-Control-Allow-Origin: *</c>, §5).
/// </summary>
public sealed record ResourceDescriptor(
    string Subject,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<DescriptorLink> Links
)
{
    public const string Self = "self";
    public const string ProfilePage = "http://webfinger.net/rel/profile-page";
    public const string Subscribe = "http://ostatus.org/schema/1.0/subscribe";

    /// <param name="handle">Under which the actor is known.</param>
    /// <param name="actor">The id of its document.</param>
    /// <param name="page">Where people look at it.</param>
    /// <param name="subscribe">Where somebody of another server starts to follow: an address with <c>{uri}</c> in it; null if nowhere.</param>
    public static ResourceDescriptor Of(ActorHandle handle, string actor, string page, string? subscribe)
    {
        List<DescriptorLink> links =
        [
            new(Self) { Type = ContentTypes.Activity, Href = actor },
            new(ProfilePage) { Type = "text/html", Href = page },
        ];
        if (subscribe is not null)
            links.Add(new(Subscribe) { Template = subscribe });
        return new(handle.Acct, actor == page ? [actor] : [actor, page], links);
    }

    /// <summary>With the kinds of links that were asked for only (RFC 7033 §4.3).</summary>
    public ResourceDescriptor For(WebFingerQuestion question) =>
        question.Rels.Count == 0 ? this : this with { Links = [.. Links.Where(l => question.Rels.Contains(l.Rel))] };

    public string ToJson() => JsonSerializer.Serialize(this, DiscoveryJson.Readable.ResourceDescriptor);
}

/// <summary>One link of a descriptor (RFC 7033 §4.4.4).</summary>
public sealed record DescriptorLink(string Rel)
{
    public string? Type { get; init; }

    public string? Href { get; init; }

    public string? Template { get; init; }
}
