namespace Farandole.ActivityPub.Signatures;

/// <summary>A value of a structured field (RFC 8941 §3.3): text of strings, numbers and tokens, bytes of byte sequences.</summary>
internal sealed record FieldValue(char Kind, string Text, byte[]? Bytes = null)
{
    public const char String = '"';
    public const char Integer = '0';
    public const char Sequence = ':';
    public const char Other = '?';
}

/// <summary>One of the values in a list, and whether parameters follow it.</summary>
internal sealed record FieldItem(FieldValue Value, bool HasParameters);

/// <summary>A member of a dictionary (RFC 8941 §3.2): <see cref="Raw"/> is its value letter by letter.</summary>
internal sealed record FieldMember(string Name, string Raw)
{
    /// <summary>Of an inner list; null when the member is one value.</summary>
    public IReadOnlyList<FieldItem>? List { get; init; }

    public FieldValue? Value { get; init; }

    public required IReadOnlyDictionary<string, FieldValue> Parameters { get; init; }
}
