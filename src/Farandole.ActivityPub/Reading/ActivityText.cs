using System.Text.Json;
using System.Text.Unicode;

namespace Farandole.ActivityPub.Reading;

/// <summary>Why bytes from outside are no document to go on with.</summary>
public enum Unreadable
{
    TooLarge,

    /// <summary>No JSON, no UTF-8, or a string that is no text.</summary>
    NotJson,
    TooDeep,
    NotAnObject,

    /// <summary>An actor that says two things under one name: readers would not agree on whom they see.</summary>
    SaysTwice,
}

/// <summary>A document, or why it is none: exactly one of the two.</summary>
public readonly record struct Parsed(ActivityObject? Document, Unreadable? WhyNot);

/// <summary>
/// Bytes from outside into a document (AS2 core §2). Plain JSON: contexts are neither fetched nor applied, so that a term
/// means what its name says (JSON-LD confusions are a class of attacks of their own).
/// </summary>
public static class ActivityText
{
    /// <summary>Bytes; the largest documents met are a tenth of it, and Mastodon draws the same line.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Levels of objects and lists.</summary>
    public const int MostDepth = 64;

    /// <summary>Of a name that stands twice the last counts, as with most readers; an actor may not do that at all.</summary>
    public static Parsed Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Length > MostBytes)
            return new(null, Unreadable.TooLarge);
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];
        if (!Utf8.IsValid(body.Span))
            return new(null, Unreadable.NotJson);
        var root = Element(body.Span, allowTwice: true);
        // Where nothing is escaped, no string is half a letter.
        if ((root is null || body.Span.Contains((byte)'\\')) && WhyNotRead(body.Span) is { } reason)
            return new(null, reason);
        if (root is not { ValueKind: JsonValueKind.Object } element)
            return new(null, Unreadable.NotAnObject);
        var document = new ActivityObject(element);
        return SpeaksOfActor(document) && Element(body.Span, allowTwice: false) is null
            ? new(null, Unreadable.SaysTwice)
            : new(document, null);
    }

    /// <summary>Goes through all of it once, so that no string turns out to be half a letter when it is first used.</summary>
    private static Unreadable? WhyNotRead(ReadOnlySpan<byte> body)
    {
        // One level more than allowed, so that depth and nonsense can be told apart.
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MostDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (
                    reader.CurrentDepth >= MostDepth
                    && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                )
                    return Unreadable.TooDeep;
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
            }
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Unreadable.NotJson;
        }
    }

    private static JsonElement? Element(ReadOnlySpan<byte> body, bool allowTwice)
    {
        try
        {
            return JsonElement.Parse(
                body,
                new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = allowTwice }
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool SpeaksOfActor(ActivityObject document) =>
        IsActor(document)
        || document.Element.TryGetProperty("object", out var what)
            && what.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            && document.Objects("object").Any(IsActor);

    private static bool IsActor(ActivityObject document) =>
        document.Has("publicKey") || document.Has("publicKeyPem") || RemoteActor.Is(document);
}
