using System.Collections.Immutable;

namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// A request as it came in, before anything decoded it: what was signed are these very letters and bytes. A host gives its
/// public authority and scheme, not those behind its proxy.
/// </summary>
public sealed class ReceivedRequest
{
    private static readonly char[] Blanks = [' ', '\t'];
    private (IReadOnlyList<SignatureClaim> Claims, Refusal? WhyNot)? claims;

    /// <summary><c>GET</c> or <c>POST</c>, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The target as received (RFC 9112 §3.2.1): path and query, percent signs and all.</summary>
    public required string Target { get; init; }

    /// <summary>Our own name as others know it, with the port unless it is the usual one.</summary>
    public required string Authority { get; init; }

    public string Scheme { get; init; } = "https";

    /// <summary>Every header line, in the order received; a name may come more than once.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The bytes as received: before any decompression or reading.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What its signatures say, or why it has none; nothing of it is checked yet.</summary>
    internal (IReadOnlyList<SignatureClaim> Claims, Refusal? WhyNot) Claims => claims ??= SignatureClaim.In(this);

    /// <summary>The values of a header, trimmed, in the order received.</summary>
    internal IReadOnlyList<string> Values(string name)
    {
        List<string>? found = null;
        for (var n = Next(name, 0); n >= 0; n = Next(name, n + 1))
            (found ??= []).Add(ValueAt(n));
        return found ?? (IReadOnlyList<string>)[];
    }

    internal string? First(string name) => Next(name, 0) is var n and >= 0 ? ValueAt(n) : null;

    internal bool Has(string name) => Next(name, 0) >= 0;

    internal bool HasTwice(string name) => Next(name, 0) is var n and >= 0 && Next(name, n + 1) >= 0;

    /// <summary>Whether there is something that a digest must cover: always of a POST.</summary>
    internal bool CarriesContent => Body.Length > 0 || Method != "GET";

    private string ValueAt(int n) => Headers[n].Value.Trim(Blanks);

    /// <summary>Asked a dozen times of every request: an index costs more than a look at each.</summary>
    private int Next(string name, int from)
    {
        for (var n = from; n < Headers.Length; n++)
        {
            if (string.Equals(Headers[n].Key, name, StringComparison.OrdinalIgnoreCase))
                return n;
        }
        return -1;
    }
}
