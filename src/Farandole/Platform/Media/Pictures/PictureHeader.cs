using System.Buffers.Binary;

namespace Farandole.Platform.Media.Pictures;

/// <summary>
/// What the first bytes of a file say, read by managed code before any decoder sees the file: format by its magic
/// bytes (never by name or declared type), size in pixels, frames. A bomb is refused here for the price of a few reads.
/// </summary>
internal readonly record struct PictureHeader(PictureProblem? Problem, int Width, int Height)
{
    /// <summary>More segments than any camera or editor writes before the pixels.</summary>
    private const int MaxSegments = 4000;

    private static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private static ReadOnlySpan<byte> JpegMagic => [0xff, 0xd8, 0xff];

    public static PictureHeader Read(Stream file)
    {
        Span<byte> start = stackalloc byte[12];
        file.Position = 0;
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        start = start[..length];
        try
        {
            if (start.StartsWith(PngMagic))
                return Png(file);
            if (start.StartsWith(JpegMagic))
                return Jpeg(file);
            return length == 12 && start.StartsWith("RIFF"u8) && start[8..].SequenceEqual("WEBP"u8)
                ? WebP(file)
                : Refused(PictureProblem.NotAPicture);
        }
        catch (EndOfStreamException)
        {
            return Refused(PictureProblem.Broken);
        }
    }

    /// <summary>PNG 3rd ed. §5, §11.3.6: IHDR comes first; acTL, before the pixels, announces an animation.</summary>
    private static PictureHeader Png(Stream file)
    {
        Span<byte> chunk = stackalloc byte[16];
        file.Position = PngMagic.Length;
        file.ReadExactly(chunk);
        if (!chunk[4..8].SequenceEqual("IHDR"u8))
            return Refused(PictureProblem.Broken);
        var size = Sized(
            BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(chunk[12..])
        );
        file.Position = PngMagic.Length + 25;
        for (var i = 0; i < MaxSegments && size.Problem is null; i++)
        {
            file.ReadExactly(chunk[..8]);
            if (chunk[4..8].SequenceEqual("IDAT"u8))
                return size;
            if (chunk[4..8].SequenceEqual("acTL"u8))
                return Refused(PictureProblem.Animated);
            Skip(file, BinaryPrimitives.ReadUInt32BigEndian(chunk) + 4L);
        }

        return size.Problem is null ? Refused(PictureProblem.Broken) : size;
    }

    /// <summary>ITU T.81 §B.2.2: the frame header (SOF) holds the size; it may come after large EXIF and ICC segments.</summary>
    private static PictureHeader Jpeg(Stream file)
    {
        Span<byte> bytes = stackalloc byte[7];
        file.Position = 2;
        for (var i = 0; i < MaxSegments; i++)
        {
            var marker = JpegMarker(file);
            if (marker is 0x01 or (>= 0xd0 and <= 0xd8))
                continue;
            if (marker is < 0 or 0xd9 or 0xda)
                break;
            file.ReadExactly(bytes[..2]);
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                file.ReadExactly(bytes[..5]);
                return Sized(
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[1..])
                );
            }

            Skip(file, Math.Max(0, BinaryPrimitives.ReadUInt16BigEndian(bytes) - 2));
        }

        return Refused(PictureProblem.Broken);
    }

    /// <summary>The code after 0xFF and its padding; negative when what comes is no marker.</summary>
    private static int JpegMarker(Stream file)
    {
        if (Next(file) != 0xff)
            return -1;
        int code;
        do code = Next(file);
        while (code == 0xff);
        return code;
    }

    /// <summary>RFC 9649 §2.5–2.7: lossy, lossless, or extended, where a flag announces an animation.</summary>
    private static PictureHeader WebP(Stream file)
    {
        Span<byte> chunk = stackalloc byte[18];
        file.Position = 12;
        file.ReadExactly(chunk);
        var data = chunk[8..];
        if (chunk.StartsWith("VP8X"u8))
            return (data[0] & 0x02) != 0
                ? Refused(PictureProblem.Animated)
                : Sized(1 + ThreeBytes(data[4..]), 1 + ThreeBytes(data[7..]));
        if (chunk.StartsWith("VP8L"u8) && data[0] == 0x2f)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return Sized(1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff));
        }

        return chunk.StartsWith("VP8 "u8) && data[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9d, 0x01, 0x2a])
            ? Sized(
                BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3fffu,
                BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3fffu
            )
            : Refused(PictureProblem.Broken);
    }

    private static PictureHeader Sized(uint width, uint height)
    {
        if (width == 0 || height == 0)
            return Refused(PictureProblem.Broken);
        return PictureLimits.Exceeded(width, height)
            ? Refused(PictureProblem.TooManyPixels)
            : new PictureHeader(null, (int)width, (int)height);
    }

    private static PictureHeader Refused(PictureProblem problem) => new(problem, 0, 0);

    private static uint ThreeBytes(ReadOnlySpan<byte> bytes) => bytes[0] | (uint)bytes[1] << 8 | (uint)bytes[2] << 16;

    private static void Skip(Stream file, long length)
    {
        if (length > file.Length - file.Position)
            throw new EndOfStreamException();
        file.Position += length;
    }

    private static int Next(Stream file)
    {
        var octet = file.ReadByte();
        return octet >= 0 ? octet : throw new EndOfStreamException();
    }
}
