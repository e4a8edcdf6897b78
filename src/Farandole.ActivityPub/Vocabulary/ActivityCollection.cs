using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>A list of which the items may stay unsaid (AS2 vocabulary, "Collection").</summary>
public sealed record ActivityCollection(int TotalItems)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Collection";

    /// <summary>Null: only the number is told.</summary>
    public IReadOnlyList<string>? Items { get; init; }
}
