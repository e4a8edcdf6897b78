using System.Security;

namespace Farandole.ActivityPub.Discovery;

/// <summary>The document at <c>/.well-known/host-meta</c> (RFC 6415 §2): where WebFinger is. Older peers and Mobilizon ask for it.</summary>
public static class HostMeta
{
    public const string ContentType = "application/xrd+xml";

    /// <param name="origin">Of this server, without a slash at the end: <c>https://x.example</c>.</param>
    public static string ToXml(string origin) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
              <Link rel="lrdd" type="{ContentTypes.ResourceDescriptor}" template="{SecurityElement.Escape(
                origin
            )}/.well-known/webfinger?resource={"{uri}"}"/>
            </XRD>

            """;
}
