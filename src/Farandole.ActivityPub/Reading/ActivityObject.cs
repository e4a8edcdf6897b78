using System.Text.Json;

namespace Farandole.ActivityPub.Reading;

/// <summary>
/// Something that somebody sent (AS2 core §2), read as the network writes it: a property may be a value, an object or a list of
/// both, and nothing about it is believed. Never throws: what does not fit is absent.
/// </summary>
public sealed class ActivityObject
{
    /// <summary>Of a list no more is read: nobody addresses so many, and work per document stays bounded.</summary>
    public const int MostItems = 1_000;

    private readonly string? reference;

    /// <summary>The element must outlive the object: a clone, or of a document that is not disposed.</summary>
    public ActivityObject(JsonElement element)
    {
        Element = element;
        reference = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    /// <summary>What it was read from, for what has no name here; a string when only the address was given.</summary>
    public JsonElement Element { get; }

    /// <summary>Whether only the address was given (AP §3.1): the rest would have to be fetched.</summary>
    public bool IsReference => reference is not null;

    /// <summary>Its address, whether given alone or in an object; of a Link (AS2 vocabulary), also one that does not say so, where it leads. Not checked.</summary>
    public string? Id =>
        Trimmed(reference) ?? Trimmed(String("id")) ?? (Is("Link") || !Has("type") ? Trimmed(String("href")) : null);

    /// <summary>All its types: <c>type</c> may be a list (AS2 core §4.1).</summary>
    public IReadOnlyList<string> Types => [.. Values("type").Select(AsString).OfType<string>()];

    /// <summary>The first of its types.</summary>
    public string? Type => FirstText("type");

    /// <summary>Where people look at it: the link to a page if there is one, else the first (AS2 vocabulary, "url").</summary>
    public string? Url
    {
        get
        {
            var links = Objects("url");
            return (
                links.FirstOrDefault(l => l.MediaType == "text/html") ?? (links is [var first, ..] ? first : null)
            )?.Id;
        }
    }

    /// <summary>Without parameters, in small letters.</summary>
    public string? MediaType => String("mediaType")?.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether it is one of its types.</summary>
    public bool Is(string type) => IsAnyOf(type);

    /// <summary>Whether one of its types is among these.</summary>
    public bool IsAnyOf(params ReadOnlySpan<string> types)
    {
        // Nearly all say one: it is compared as it lies there.
        JsonElement? one = Property("type") is { ValueKind: JsonValueKind.String } only ? only : null;
        foreach (var type in types)
        {
            if (one is { } said ? said.ValueEquals(type) : Types.Contains(type, StringComparer.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Whether the property was written at all, be it as null.</summary>
    public bool Has(string name) => Property(name) is not null;

    /// <summary>Whether it was written as null: «said to be nothing» is not «not said» (FEP-8a8e, "organizers").</summary>
    public bool IsNull(string name) => Property(name)?.ValueKind == JsonValueKind.Null;

    /// <summary>The first text of a property, or of its map of languages (AS2 core §4.7).</summary>
    public string? Text(string name) =>
        FirstText(name) ?? Languages(name + "Map").Select(l => l.Value).FirstOrDefault();

    /// <summary>A text by language (BCP 47): of <c>nameMap</c>, <c>contentMap</c>… (AS2 core §4.7).</summary>
    public IReadOnlyDictionary<string, string> Languages(string name)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (Property(name) is { ValueKind: JsonValueKind.Object } map)
        {
            foreach (var item in map.EnumerateObject().Take(MostItems))
            {
                if (AsString(item.Value) is { } text)
                    found[item.Name] = text;
            }
        }
        return found;
    }

    /// <summary>Every text of a property that may be a value or a list.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Values(name).Select(AsString).OfType<string>()];

    /// <summary>What a property holds, as a list; a string becomes a reference, and what is neither is left out.</summary>
    public IReadOnlyList<ActivityObject> Objects(string name) =>
        [
            .. Values(name)
                .Where(v => v.ValueKind is JsonValueKind.Object or JsonValueKind.String)
                .Select(v => new ActivityObject(v)),
        ];

    /// <summary>The first of <see cref="Objects"/>.</summary>
    public ActivityObject? Part(string name) =>
        Property(name) switch
        {
            { ValueKind: JsonValueKind.Object or JsonValueKind.String } only => new ActivityObject(only),
            { ValueKind: JsonValueKind.Array } => Objects(name) is [var first, ..] ? first : null,
            _ => null,
        };

    /// <summary>The addresses that a property holds, as strings or inside objects.</summary>
    public IReadOnlyList<string> Ids(string name) => [.. Objects(name).Select(o => o.Id).OfType<string>()];

    /// <summary>The first of <see cref="Ids"/>.</summary>
    public string? IdOf(string name) =>
        Property(name) is { ValueKind: JsonValueKind.Array }
            ? Objects(name).Select(o => o.Id).FirstOrDefault(i => i is not null)
            : Part(name)?.Id;

    /// <summary>A moment (AS2 core §2.3), as leniently as <see cref="SaidTime"/>.</summary>
    public SaidTime? Time(string name) => SaidTime.Parse(Text(name));

    /// <summary>A number, also when it was written as a string.</summary>
    public double? Number(string name) => Values(name).Select(Numbers.Of).FirstOrDefault(n => n is not null);

    /// <summary>A whole number that is not negative, else nothing.</summary>
    public int? Count(string name) => Number(name) is >= 0 and <= int.MaxValue and var n ? (int)n : null;

    /// <summary>True or false, also when it was written as a string.</summary>
    public bool? Flag(string name) =>
        Property(name) switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var said) => said,
            _ => null,
        };

    private JsonElement? Property(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) ? value : null;

    private IEnumerable<JsonElement> Values(string name) =>
        Property(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Take(MostItems),
            { } value => [value],
        };

    private string? FirstText(string name) =>
        Property(name) switch
        {
            { ValueKind: JsonValueKind.String } only => only.GetString(),
            { ValueKind: JsonValueKind.Array } => Values(name).Select(AsString).FirstOrDefault(t => t is not null),
            _ => null,
        };

    private string? String(string name) => Property(name) is { } value ? AsString(value) : null;

    private static string? AsString(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>No address holds a NUL (RFC 3986 §2), and databases take none.</summary>
    private static string? Trimmed(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal) ? null : text.Trim();
}
