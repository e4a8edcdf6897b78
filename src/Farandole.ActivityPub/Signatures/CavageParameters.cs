using System.Buffers;
using System.Runtime.CompilerServices;

namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// What a <c>Signature</c> header says (draft-cavage-http-signatures-12 §4.1), as deployed: values quoted or not, in any order.
/// Where it stands in the header: nothing is copied, for what is not believed in the end as little as for what is.
/// </summary>
internal readonly ref struct CavageParameters
{
    private const int Most = 16;
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    private readonly ReadOnlySpan<char> header;
    private readonly Places places;
    private readonly int count;

    /// <param name="header">Its value. It is sound when it is a list of parameters of which none stands twice.</param>
    public CavageParameters(ReadOnlySpan<char> header)
    {
        this.header = header;
        var rest = header.Trim();
        while (rest.Length > 0)
        {
            if (count == Most || !Next(ref rest, out var name, out var value) || Has(name))
                return;
            places[count++] = new(PlaceOf(name), PlaceOf(value));
        }
        IsSound = true;
    }

    public bool IsSound { get; }

    public bool Has(ReadOnlySpan<char> name) => TryGet(name, out _);

    public bool TryGet(ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        for (var n = 0; n < count; n++)
        {
            if (!header[places[n].Name].SequenceEqual(name))
                continue;
            value = header[places[n].Value];
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Takes one of them off, with the comma behind it; false when it is none.</summary>
    private static bool Next(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = default;
        var equals = rest.IndexOf('=');
        if (equals <= 0)
            return false;
        name = rest[..equals].Trim();
        rest = rest[(equals + 1)..].TrimStart();
        var isQuoted = rest is ['"', ..];
        if (isQuoted)
            rest = rest[1..];
        var end = rest.IndexOf(isQuoted ? '"' : ',');
        if (name.ContainsAnyExcept(Letters) || (end < 0 && isQuoted))
            return false;
        value = end < 0 ? rest : rest[..end];
        if (!isQuoted)
            value = value.Trim();
        rest = end < 0 ? [] : rest[(isQuoted ? end + 1 : end)..].TrimStart();
        if (rest.Length > 0 && rest[0] != ',')
            return false;
        rest = rest.Length > 0 ? rest[1..].TrimStart() : rest;
        return true;
    }

    private Range PlaceOf(ReadOnlySpan<char> part)
    {
        _ = header.Overlaps(part, out var start);
        return start..(start + part.Length);
    }

    private readonly record struct Place(Range Name, Range Value);

    [InlineArray(Most)]
    private struct Places
    {
        private Place first;
    }
}
