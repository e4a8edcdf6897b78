using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>
/// A document as it is sent: strict where readers are, so that all of them understand it. What is null is not written, lists
/// are always lists, and addresses are absolute.
/// </summary>
public abstract record Written
{
    private protected Written(string type, JsonElement context)
    {
        Type = type;
        Context = context;
    }

    /// <summary>Inline terms only: a strict reader would have to fetch a remote context (JSON-LD 1.1 §3.1). Null inside another document.</summary>
    [JsonPropertyName("@context"), JsonPropertyOrder(-3)]
    public JsonElement? Context { get; private protected init; }

    /// <summary>Its address, without query or fragment (AP §3.1): snac cuts at the question mark.</summary>
    [JsonPropertyOrder(-2)]
    public required string Id { get; init; }

    [JsonPropertyOrder(-1)]
    public string Type { get; }

    public string ToJson() => JsonSerializer.Serialize(this, GetType(), ActivityJson.Readable);

    /// <summary>The bytes to sign and to send: signed and sent must be the same.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, GetType(), ActivityJson.Readable);

    /// <summary>The same to stand inside another document, whose context explains it.</summary>
    internal Written Inside() => this with { Context = null };
}
