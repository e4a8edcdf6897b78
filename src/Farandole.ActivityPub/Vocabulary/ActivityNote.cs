using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>The kinds of texts that are written (AS2 vocabulary).</summary>
public enum TextKind
{
    /// <summary>A comment, a message, a part of a discussion.</summary>
    Note,

    /// <summary>A post of a group (Mobilizon).</summary>
    Article,
}

/// <summary>A text (AS2 vocabulary, "Note" and "Article"). Mobilizon drops a Note that answers nothing and names nobody.</summary>
public sealed record ActivityNote(TextKind Kind) : Written(Kind.ToString(), Contexts.Activity)
{
    [JsonIgnore]
    public TextKind Kind { get; } = Kind;

    public string? Url { get; init; }

    /// <summary>A title, of an Article or of what starts a discussion.</summary>
    public string? Name { get; init; }

    /// <summary>HTML that was cleaned by its origin.</summary>
    public required string Content { get; init; }

    public string MediaType { get; } = "text/html";

    /// <summary>The person: said besides <see cref="AttributedTo"/>, which may be a group (Mobilizon).</summary>
    public required string Actor { get; init; }

    public required string AttributedTo { get; init; }

    public string? Audience { get; init; }

    public string? InReplyTo { get; init; }

    /// <summary>The discussion that it belongs to.</summary>
    [JsonPropertyName("context")]
    public string? Discussion { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public required IReadOnlyList<string> Cc { get; init; }

    public required string Published { get; init; }

    public string? Updated { get; init; }

    public required IReadOnlyList<ActivityTag> Tag { get; init; }

    public required IReadOnlyList<ActivityAttachment> Attachment { get; init; }
}
