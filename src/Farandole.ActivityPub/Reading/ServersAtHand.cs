using System.Buffers;
using System.Collections.Concurrent;

namespace Farandole.ActivityPub.Reading;

/// <summary>A server as <see cref="Origin"/> names it, in both ways.</summary>
internal sealed record NamedServer(string Origin, string Host);

/// <summary>
/// Servers that were read lately, by how their addresses begin: an inbox asks ten times of each thing that comes, and always of
/// the same few. Only of plain beginnings, which mean the same whatever follows them.
/// </summary>
internal static class ServersAtHand
{
    private const int Most = 2_000;
    private const int LongestAddress = 2_000;
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:"
    );
    private static readonly SearchValues<char> Ends = SearchValues.Create("/?#");
    private static readonly ConcurrentDictionary<string, NamedServer> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, NamedServer>.AlternateLookup<ReadOnlySpan<char>> ByStart =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The server of an address, else what <paramref name="read"/> says of it.</summary>
    public static NamedServer? Of(string address, Func<string, NamedServer?> read)
    {
        var start = StartOf(address);
        if (start.IsEmpty)
            return read(address);
        if (ByStart.TryGetValue(start, out var known))
            return known;
        if (read(address) is not { } server)
            return null;
        // Whoever makes up names makes others be read again, and nothing grows.
        if (Known.Count >= Most)
            Known.Clear();
        ByStart[start] = server;
        return server;
    }

    /// <summary>Scheme, name and port, letter by letter; empty when anything in the address is not plain.</summary>
    private static ReadOnlySpan<char> StartOf(ReadOnlySpan<char> address)
    {
        var scheme =
            address.StartsWith("https://", StringComparison.Ordinal) ? 8
            : address.StartsWith("http://", StringComparison.Ordinal) ? 7
            : 0;
        if (scheme == 0 || address.Length > LongestAddress || address.ContainsAnyExceptInRange('!', '~'))
            return [];
        var rest = address[scheme..];
        var authority = rest.IndexOfAny(Ends) is var end and >= 0 ? rest[..end] : rest;
        return authority.ContainsAnyExcept(Plain) ? [] : address[..(scheme + authority.Length)];
    }
}
