using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Discovery;

/// <summary>What a server says of itself (NodeInfo 2.0 and 2.1, FEP-f1d5).</summary>
public sealed record NodeInfo(NodeSoftware Software, NodeUsage Usage)
{
    /// <summary>Of the schema; set when it is written.</summary>
    [JsonPropertyOrder(-1)]
    public string Version { get; private init; } = "2.1";

    /// <summary>The types under which the two versions are sent.</summary>
    public static string ContentType(string version) =>
        $"application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/{version}#\"";

    public IReadOnlyList<string> Protocols { get; } = ["activitypub"];

    public NodeServices Services { get; } = new();

    public required bool OpenRegistrations { get; init; }

    /// <summary>Anything, by name; readers look for <c>nodeName</c> and <c>nodeDescription</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Version 2.1, the one with <c>repository</c>.</summary>
    public string ToJson21() => Json(this with { Version = "2.1" });

    /// <summary>Version 2.0, for older readers.</summary>
    public string ToJson20() =>
        Json(this with { Version = "2.0", Software = Software with { Repository = null, Homepage = null } });

    /// <summary>
    /// The document at <c>/.well-known/nodeinfo</c>: the versions first, newest first, then the actor that stands for the server
    /// (FEP-2677).
    /// </summary>
    public static string LinksToJson(string version21, string version20, string application) =>
        JsonSerializer.Serialize(
            new NodeLinks([
                new(Schema + "2.1") { Href = version21 },
                new(Schema + "2.0") { Href = version20 },
                new(Application) { Href = application },
            ]),
            DiscoveryJson.Readable.NodeLinks
        );

    internal const string Schema = "http://nodeinfo.diaspora.software/ns/schema/";
    internal const string Application = "https://www.w3.org/ns/activitystreams#Application";

    private static string Json(NodeInfo info) => JsonSerializer.Serialize(info, DiscoveryJson.Readable.NodeInfo);
}

/// <summary>The program: its name of <c>[a-z0-9-]</c> only.</summary>
public sealed record NodeSoftware(string Name, string Version)
{
    public string? Repository { get; init; }

    public string? Homepage { get; init; }
}

/// <summary>How much there is; public, so round it if it says too much of a small server.</summary>
public sealed record NodeUsage(NodeUsers Users, int LocalPosts, int LocalComments);

/// <summary>Accounts in all, and those that were used in the last 30 and 180 days.</summary>
public sealed record NodeUsers(
    int Total,
    int ActiveMonth,
    [property: JsonPropertyName("activeHalfyear")] int ActiveHalfYear
);

/// <summary>Other networks that it speaks with: none.</summary>
public sealed record NodeServices
{
    public IReadOnlyList<string> Inbound { get; } = [];

    public IReadOnlyList<string> Outbound { get; } = [];
}

internal sealed record NodeLinks(IReadOnlyList<DescriptorLink> Links);
