using System.Collections.Immutable;
using System.Globalization;

namespace Farandole.ActivityPub.Signatures;

/// <summary>The headers <c>Signature-Input</c> and <c>Signature</c> of RFC 9421 §4.</summary>
internal static class MessageSignatures
{
    /// <summary>More signatures on one request are nobody's need and everybody's work.</summary>
    private const int Most = 4;
    private const int MostComponents = 32;

    public static (IReadOnlyList<SignatureClaim> Claims, Refusal? WhyNot) Read(string input, string signature)
    {
        if (
            StructuredField.Dictionary(input) is not { Count: > 0 and <= Most } inputs
            || StructuredField.Dictionary(signature) is not { } signatures
        )
            return ([], Refusal.Malformed);
        var claims = new List<SignatureClaim>();
        foreach (var said in inputs)
        {
            var (claim, whyNot) = Claim(said, signatures.FirstOrDefault(s => s.Name == said.Name)?.Value?.Bytes);
            if (claim is null)
                return ([], whyNot);
            claims.Add(claim);
        }
        return (claims, null);
    }

    private static (SignatureClaim?, Refusal?) Claim(FieldMember said, byte[]? signature)
    {
        if (
            signature is not { Length: > 0 }
            || said.List is not { Count: > 0 and <= MostComponents } list
            || list.Any(i => i.Value.Kind != FieldValue.String)
            || Said(said, "keyid", FieldValue.String) is not { } keyId
            || Wrong(said, "created", FieldValue.Integer)
            || Wrong(said, "expires", FieldValue.Integer)
            || Wrong(said, "alg", FieldValue.String)
        )
            return (null, Refusal.Malformed);
        // Parameters of a component (§2.1) change what it means; none is in use among the servers that we know.
        if (list.Any(i => i.HasParameters))
            return (null, Refusal.UnknownComponent);
        ImmutableArray<string> components = [.. list.Select(i => i.Value.Text)];
        if (components.Distinct().Count() != components.Length || components.Any(c => c.Any(char.IsAsciiLetterUpper)))
            return (null, Refusal.Malformed);
        return (
            new SignatureClaim
            {
                Scheme = SignatureScheme.Rfc9421,
                KeyId = keyId,
                Algorithm = Said(said, "alg", FieldValue.String),
                Components = components,
                Created = Moment(said, "created"),
                Expires = Moment(said, "expires"),
                Signature = signature,
                Parameters = said.Raw,
            },
            null
        );
    }

    private static string? Said(FieldMember said, string name, char kind) =>
        said.Parameters.TryGetValue(name, out var value) && value.Kind == kind ? value.Text : null;

    /// <summary>Whether it is there and not what it should be.</summary>
    private static bool Wrong(FieldMember said, string name, char kind) =>
        said.Parameters.ContainsKey(name)
        && (Said(said, name, kind) is null || (kind == FieldValue.Integer && Moment(said, name) is null));

    private static DateTimeOffset? Moment(FieldMember said, string name) =>
        long.TryParse(
            Said(said, name, FieldValue.Integer),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? UnixTime.Of(seconds)
            : null;
}
