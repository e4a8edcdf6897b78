using System.Globalization;
using System.Text;

namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// The text that was signed (draft-cavage-12 §2.3, RFC 9421 §2.5). Two ways of reading a target are tried, since peers differ:
/// some leave the query out of <c>(request-target)</c>, and Fedify puts the fragment of a key into <c>@target-uri</c>.
/// </summary>
internal static class SignatureBase
{
    /// <summary>What may have been signed, most likely first; null when something that is covered did not come or is unknown.</summary>
    public static IReadOnlyList<byte[]>? Candidates(SignatureClaim claim, ReceivedRequest request)
    {
        if (claim.Scheme == SignatureScheme.Rfc9421)
        {
            var fragments = request.Method == "GET" && claim.Covers("@target-uri") ? new[] { "", "#main-key" } : [""];
            return All(fragments.Select(f => OfRfc9421(claim, request, f)));
        }
        var query = request.Target.IndexOf('?', StringComparison.Ordinal);
        return All(
            query < 0
                ? [OfCavage(claim, request, request.Target)]
                : [OfCavage(claim, request, request.Target), OfCavage(claim, request, request.Target[..query])]
        );
    }

    /// <summary>How the line of a header reads, all its lines joined (draft-cavage-12 §2.3, RFC 9421 §2.1); null when there is none.</summary>
    public static string? Header(ReceivedRequest request, string name) =>
        request.Values(name) is { Count: > 0 } values ? string.Join(", ", values)
        : name == "host" ? request.Authority
        : null;

    private static List<byte[]>? All(IEnumerable<string?> texts)
    {
        var bytes = new List<byte[]>();
        foreach (var text in texts)
        {
            if (text is null)
                return null;
            bytes.Add(Encoding.Latin1.GetBytes(text));
        }
        return bytes;
    }

    private static string? OfCavage(SignatureClaim claim, ReceivedRequest request, string target)
    {
        var lines = new List<string>();
        foreach (var component in claim.Components)
        {
            var value = component switch
            {
                "(request-target)" => $"{request.Method.ToLowerInvariant()} {target}",
                "(created)" => Seconds(claim.Created),
                "(expires)" => Seconds(claim.Expires),
                ['(', ..] => null,
                _ => Header(request, component),
            };
            if (value is null || !IsOneLine(value))
                return null;
            lines.Add($"{component}: {value}");
        }
        return string.Join('\n', lines);
    }

    private static string? OfRfc9421(SignatureClaim claim, ReceivedRequest request, string fragment)
    {
        var lines = new List<string>();
        foreach (var component in claim.Components)
        {
            var value = component switch
            {
                "@method" => request.Method,
                "@target-uri" => $"{request.Scheme}://{request.Authority}{request.Target}{fragment}",
                "@authority" => request.Authority.ToLowerInvariant(),
                "@scheme" => request.Scheme,
                "@request-target" => request.Target,
                "@path" => request.Target.Split('?')[0],
                "@query" => "?" + string.Join('?', request.Target.Split('?').Skip(1)),
                ['@', ..] => null,
                _ => Header(request, component),
            };
            if (value is null || !IsOneLine(value))
                return null;
            lines.Add($"\"{component}\": {value}");
        }
        return string.Join('\n', lines.Append($"\"@signature-params\": {claim.Parameters}"));
    }

    /// <summary>A line break inside a value would let it pass for two, and a letter beyond Latin 1 for another.</summary>
    private static bool IsOneLine(string value) => value.All(c => c is '\t' or (>= ' ' and <= '\u00FF'));

    private static string? Seconds(DateTimeOffset? moment) =>
        moment?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
