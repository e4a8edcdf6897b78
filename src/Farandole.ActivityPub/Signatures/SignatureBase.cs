using System.Buffers;
using System.Globalization;
using System.Text;

namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// The text that was signed (draft-cavage-12 §2.3, RFC 9421 §2.5). Two ways of reading a target are tried, since peers differ:
/// some leave the query out of <c>(request-target)</c>, and Fedify puts the fragment of a key into <c>@target-uri</c>.
/// </summary>
internal static class SignatureBase
{
    private const int UsualLength = 256;

    /// <summary>What may have been signed, most likely first; null when something that is covered did not come or is unknown.</summary>
    public static ReadOnlyMemory<byte>[]? Candidates(SignatureClaim claim, ReceivedRequest request)
    {
        if (claim.Scheme == SignatureScheme.Rfc9421)
        {
            var fragments = request.Method == "GET" && claim.Covers("@target-uri") ? new[] { "", "#main-key" } : [""];
            return All([.. fragments.Select(f => OfRfc9421(claim, request, f))]);
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
        request.HasTwice(name) ? string.Join(", ", request.Values(name))
        : request.First(name) is { } only ? only
        : name == "host" ? request.Authority
        : null;

    private static ReadOnlyMemory<byte>[]? All(ReadOnlySpan<ReadOnlyMemory<byte>?> texts)
    {
        var all = new ReadOnlyMemory<byte>[texts.Length];
        for (var n = 0; n < texts.Length; n++)
        {
            if (texts[n] is not { } text)
                return null;
            all[n] = text;
        }
        return all;
    }

    private static ReadOnlyMemory<byte>? OfCavage(SignatureClaim claim, ReceivedRequest request, string target)
    {
        var text = new ArrayBufferWriter<byte>(UsualLength);
        for (var n = 0; n < claim.Components.Length; n++)
        {
            var component = claim.Components[n];
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
            if (n > 0)
                Write(text, "\n");
            Write(text, component);
            Write(text, ": ");
            Write(text, value);
        }
        return text.WrittenMemory;
    }

    private static ReadOnlyMemory<byte>? OfRfc9421(SignatureClaim claim, ReceivedRequest request, string fragment)
    {
        var text = new ArrayBufferWriter<byte>(UsualLength);
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
            Write(text, $"\"{component}\": {value}\n");
        }
        Write(text, $"\"@signature-params\": {claim.Parameters}");
        return text.WrittenMemory;
    }

    private static void Write(ArrayBufferWriter<byte> text, string some) =>
        text.Advance(Encoding.Latin1.GetBytes(some, text.GetSpan(some.Length)));

    /// <summary>A line break inside a value would let it pass for two, and a letter beyond Latin 1 for another.</summary>
    private static bool IsOneLine(string value)
    {
        var rest = value.AsSpan();
        while (rest.IndexOfAnyExceptInRange(' ', '\u00FF') is var other and >= 0)
        {
            if (rest[other] != '\t')
                return false;
            rest = rest[(other + 1)..];
        }
        return true;
    }

    private static string? Seconds(DateTimeOffset? moment) =>
        moment?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
