using System.Globalization;
using System.Text;

namespace Farandole.Tests.Media;

/// <summary>
/// Reads a code as a phone does, after ISO/IEC 18004 and not after our library: format, mask, zigzag, blocks, bytes.
/// Versions 1 to 9, level M; without correction, since nothing is damaged here.
/// </summary>
internal sealed class QrReader
{
    private const string Capitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private static readonly int[] BlockCounts = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5];
    private static readonly int[] DataBytes = [0, 16, 28, 44, 64, 86, 108, 124, 154, 182];
    private static readonly int[] SecondAlignment = [0, 0, 18, 22, 26, 30, 34, 22, 24, 26];

    private readonly bool[,] dark;
    private readonly int size,
        version;

    private QrReader(bool[,] dark)
    {
        this.dark = dark;
        size = dark.GetLength(0);
        version = (size - 17) / 4;
    }

    /// <summary>The text of a square of modules without its quiet zone; [row, column], true is dark.</summary>
    public static string Read(bool[,] dark) => new QrReader(dark).Text();

    private string Text()
    {
        var format = Format();
        if (format >> 3 != 0)
            throw new InvalidDataException("Not level M.");
        var data = Deinterleave(Codewords(format & 7));
        var bits = new Queue<bool>(
            data.SelectMany(octet => Enumerable.Range(0, 8).Select(i => (octet >> (7 - i) & 1) == 1))
        );
        var text = new StringBuilder();
        while (bits.Count >= 4 && Take(bits, 4) is var mode and not 0)
            text.Append(Segment(mode, bits));
        return text.ToString();
    }

    /// <summary>§7.4: digits by three, capitals by two, or bytes; a code may change its mind in the middle.</summary>
    private static string Segment(int mode, Queue<bool> bits)
    {
        var text = new StringBuilder();
        var left = Take(
            bits,
            mode switch
            {
                1 => 10,
                2 => 9,
                4 => 8,
                _ => throw new InvalidDataException($"Mode {mode}."),
            }
        );
        if (mode == 4)
            return Encoding.UTF8.GetString([.. Enumerable.Range(0, left).Select(_ => (byte)Take(bits, 8))]);
        for (var group = mode == 1 ? 3 : 2; left > 0; left -= group)
        {
            group = Math.Min(group, left);
            var value = Take(
                bits,
                mode == 1 ? 1 + 3 * group
                    : group == 2 ? 11
                    : 6
            );
            if (mode == 1)
                text.Append(value.ToString($"D{group}", CultureInfo.InvariantCulture));
            else
                text.Append(group == 2 ? $"{Capitals[value / 45]}{Capitals[value % 45]}" : $"{Capitals[value]}");
        }

        return text.ToString();
    }

    private static int Take(Queue<bool> bits, int count)
    {
        var value = 0;
        for (; count > 0; count--)
            value = value << 1 | (bits.Dequeue() ? 1 : 0);
        return value;
    }

    /// <summary>§7.9: level and mask, along the top left finder; XOR 101010000010010.</summary>
    private int Format()
    {
        var bits = 0;
        int[] along = [0, 1, 2, 3, 4, 5, 7, 8];
        foreach (var column in along)
            bits = bits << 1 | (dark[8, column] ? 1 : 0);
        foreach (var row in along.Reverse().Skip(1))
            bits = bits << 1 | (dark[row, 8] ? 1 : 0);
        return (bits ^ 0x5412) >> 10;
    }

    /// <summary>§7.7.3: pairs of columns from the right, up and down in turn, the timing column left out.</summary>
    private List<byte> Codewords(int mask)
    {
        var (bytes, bits, count) = (new List<byte>(), 0, 0);
        var up = true;
        for (var right = size - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6)
                right--;
            for (var step = 0; step < size; step++)
            {
                var row = up ? size - 1 - step : step;
                foreach (var column in (int[])[right, right - 1])
                {
                    if (IsFunction(row, column))
                        continue;
                    bits = bits << 1 | (dark[row, column] != Masked(mask, row, column) ? 1 : 0);
                    if (++count % 8 == 0)
                        bytes.Add((byte)bits);
                }
            }
        }

        return bytes;
    }

    private bool IsFunction(int row, int column)
    {
        if (row == 6 || column == 6)
            return true;
        if ((row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9))
            return true;
        if (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11)))
            return true;
        return version > 1 && NearAlignment(row) is { } y && NearAlignment(column) is { } x && !IsFinder(y, x);
    }

    private int? NearAlignment(int at)
    {
        foreach (var centre in (int[])[6, SecondAlignment[version], size - 7])
            if (Math.Abs(at - centre) <= 2)
                return centre;
        return null;
    }

    private bool IsFinder(int y, int x) => (y == 6 && x == 6) || (y == 6 && x == size - 7) || (y == size - 7 && x == 6);

    private static bool Masked(int mask, int i, int j) =>
        mask switch
        {
            0 => (i + j) % 2 == 0,
            1 => i % 2 == 0,
            2 => j % 3 == 0,
            3 => (i + j) % 3 == 0,
            4 => (i / 2 + j / 3) % 2 == 0,
            5 => i * j % 2 + i * j % 3 == 0,
            6 => (i * j % 2 + i * j % 3) % 2 == 0,
            _ => ((i + j) % 2 + i * j % 3) % 2 == 0,
        };

    /// <summary>§7.6: the blocks lie woven, byte by byte; the last ones may be one byte longer.</summary>
    private byte[] Deinterleave(List<byte> woven)
    {
        var (blocks, total) = (BlockCounts[version], DataBytes[version]);
        var lengths = Enumerable
            .Range(0, blocks)
            .Select(b => total / blocks + (b >= blocks - total % blocks ? 1 : 0))
            .ToArray();
        var parts = lengths.Select(_ => new List<byte>()).ToArray();
        var next = 0;
        for (var i = 0; i < lengths.Max(); i++)
        for (var b = 0; b < blocks; b++)
            if (i < lengths[b])
                parts[b].Add(woven[next++]);
        return [.. parts.SelectMany(part => part)];
    }
}
