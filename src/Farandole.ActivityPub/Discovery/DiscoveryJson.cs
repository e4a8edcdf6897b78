using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Discovery;

/// <summary>What is said of ourselves, as JSON without reflection.</summary>
[JsonSerializable(typeof(ResourceDescriptor))]
[JsonSerializable(typeof(NodeInfo))]
[JsonSerializable(typeof(NodeLinks))]
internal sealed partial class DiscoveryJson : JsonSerializerContext
{
    public static DiscoveryJson Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
