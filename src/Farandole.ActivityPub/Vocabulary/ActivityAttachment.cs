using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>What belongs to an object (AS2 vocabulary, "attachment"). The media type is never left out: Gancio fails without.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ActivityDocument), "Document")]
[JsonDerivedType(typeof(ActivityLink), "Link")]
public abstract record ActivityAttachment(string MediaType);

/// <summary>A picture; Mobilizon takes the one named <c>Banner</c> for its banner.</summary>
public sealed record ActivityDocument(string MediaType, string Url) : ActivityAttachment(MediaType)
{
    public string? Name { get; init; }

    public bool IsBannerImage { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }
}

/// <summary>A link; Mobilizon takes the one named <c>Website</c> for the address online.</summary>
public sealed record ActivityLink(string MediaType, string Href, string Name) : ActivityAttachment(MediaType);
