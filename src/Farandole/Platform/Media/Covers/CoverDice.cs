using System.Text;

namespace Farandole.Platform.Media.Covers;

/// <summary>
/// The only chance in a cover: FNV-1a of the seed, then mulberry32. Both are 32-bit and wrap, so that every server,
/// on every processor, throws the same dice for the same event.
/// </summary>
internal sealed class CoverDice(string seed)
{
    private uint state = Hash(seed);

    public static uint Hash(string text)
    {
        var hash = 0x811c9dc5u;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ octet) * 0x01000193u);
        return hash;
    }

    /// <summary>The next number, from 0 (included) to 1 (excluded).</summary>
    public double Throw()
    {
        unchecked
        {
            state += 0x6d2b79f5u;
            var t = (state ^ (state >> 15)) * (state | 1u);
            t ^= t + ((t ^ (t >> 7)) * (t | 61u));
            return (t ^ (t >> 14)) / 4294967296.0;
        }
    }

    public bool Heads(double chance) => Throw() < chance;

    /// <summary>A whole number from 0 to <paramref name="sides"/> - 1.</summary>
    public int Of(int sides) => (int)Math.Floor(Throw() * sides);
}
