using System.Buffers.Binary;
using System.Text;

namespace Farandole.Platform.Places;

/// <summary>One folded name that holds what was looked for, from which of its letters.</summary>
internal readonly record struct NameHit(int Name, bool AtStart, bool Whole);

/// <summary>
/// Finds names by the beginning of any of their words. Every word of every folded name is an offset in one buffer;
/// the offsets are sorted by what follows them up to the end of the name, so a beginning is one stretch of the array.
/// </summary>
internal sealed class WordIndex
{
    private readonly byte[] folded;
    private readonly int[] nameAt;
    private readonly int[] wordAt;

    public WordIndex(PlaceTable table)
    {
        var buffer = new MemoryStream(table.NameCount * 12);
        var words = new List<int>(table.NameCount * 2);
        nameAt = new int[table.NameCount];
        for (var name = 0; name < nameAt.Length; name++)
        {
            nameAt[name] = (int)buffer.Position;
            words.Add(nameAt[name]);
            foreach (var value in Encoding.UTF8.GetBytes(Folding.Of(table.Name(name))))
            {
                buffer.WriteByte(value);
                if (value == ' ')
                    words.Add((int)buffer.Position);
            }
            buffer.WriteByte(0);
        }
        folded = buffer.ToArray();
        wordAt = [.. words];
        Sort();
    }

    /// <summary>Names with a word from which on they go like <paramref name="beginning"/> (folded).</summary>
    public IEnumerable<NameHit> Find(string beginning)
    {
        var sought = Encoding.UTF8.GetBytes(beginning);
        if (sought.Length == 0)
            yield break;
        for (var i = LowerBound(sought); i < wordAt.Length && Tail(wordAt[i]).StartsWith(sought); i++)
        {
            var name = NameHolding(wordAt[i]);
            var atStart = nameAt[name] == wordAt[i];
            yield return new NameHit(name, atStart, atStart && Tail(wordAt[i]).Length == sought.Length);
        }
    }

    /// <summary>Names that are exactly this (folded).</summary>
    public IEnumerable<int> FindWhole(string name)
    {
        var sought = Encoding.UTF8.GetBytes(name);
        // Shorter comes first, so the exact ones open the stretch.
        for (var i = LowerBound(sought); i < wordAt.Length && Tail(wordAt[i]).SequenceEqual(sought); i++)
        {
            if (NameHolding(wordAt[i]) is var holder && nameAt[holder] == wordAt[i])
                yield return holder;
        }
    }

    public string FoldedName(int name) => Encoding.UTF8.GetString(Tail(nameAt[name]));

    private ReadOnlySpan<byte> Tail(int at)
    {
        var tail = folded.AsSpan(at);
        return tail[..tail.IndexOf((byte)0)];
    }

    private int NameHolding(int at)
    {
        var found = Array.BinarySearch(nameAt, at);
        return found >= 0 ? found : ~found - 1;
    }

    private int LowerBound(ReadOnlySpan<byte> sought)
    {
        var (low, high) = (0, wordAt.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tail(wordAt[middle]).SequenceCompareTo(sought) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>By the first eight bytes as one number, which is quick, then by the whole where those are equal.</summary>
    private void Sort()
    {
        var keys = new ulong[wordAt.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Key(wordAt[i]);
        Array.Sort(keys, wordAt);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1 && (byte)keys[start] != 0)
                wordAt.AsSpan(start, end - start).Sort((a, b) => Tail(a).SequenceCompareTo(Tail(b)));
        }
    }

    private ulong Key(int at)
    {
        Span<byte> eight = stackalloc byte[8];
        eight.Clear();
        var tail = Tail(at);
        tail[..Math.Min(8, tail.Length)].CopyTo(eight);
        return BinaryPrimitives.ReadUInt64BigEndian(eight);
    }
}
