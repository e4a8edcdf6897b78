using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetVips;

namespace Farandole.Tests.Media;

/// <summary>Pictures as people, phones and attackers send them. Each that carries secrets carries this word.</summary>
internal static class TestPictures
{
    public const string Canary = "CANARY-48.8566-2.3522";

    /// <summary>A photo: smooth colours, so that every format keeps them about as they are.</summary>
    public static Image Photo(int width = 1600, int height = 1000)
    {
        var xyz = Image.Xyz(width, height);
        var red = xyz[0] * (255.0 / width);
        var green = xyz[1] * (255.0 / height);
        return red.Bandjoin(green, red * 0 + 90)
            .Cast(Enums.BandFormat.Uchar)
            .Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>With where and when it was taken, by whom, in every block that the format offers.</summary>
    public static Image WithSecrets(this Image photo) =>
        photo.Mutate(image =>
        {
            image.Set(GValue.GStrType, "exif-ifd0-Artist", Canary);
            image.Set(GValue.GStrType, "exif-ifd0-ImageDescription", Canary);
            image.Set(GValue.GStrType, "exif-ifd2-UserComment", Canary);
            image.Set(GValue.GStrType, "exif-ifd2-MakerNote", Canary);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 51/1 24/1");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "2/1 21/1 8/1");
            image.Set(GValue.GStrType, "png-comment-0-Author", Canary);
            image.Set(
                GValue.BlobType,
                "xmp-data",
                Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{Canary}</x:xmpmeta>")
            );
            image.Set(GValue.BlobType, "iptc-data", Encoding.UTF8.GetBytes($"Photoshop 3.0\0{Canary}"));
        });

    /// <summary>A JPEG segment of our own right after the start: what a camera's thumbnail or a comment looks like.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, string content)
    {
        var data = Encoding.Latin1.GetBytes(content);
        byte[] segment = [0xff, marker, 0, 0, .. data];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(data.Length + 2));
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>A PNG of one bit per pixel, all black: 30,000 × 30,000 weigh about 110 KB.</summary>
    public static byte[] BlackPng(int width, int height, params byte[][] chunks)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width + 7) / 8];
            for (var y = 0; y < height; y++)
                zlib.Write(row);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        return
        [
            0x89,
            .. "PNG\r\n"u8,
            0x1a,
            0x0a,
            .. Chunk("IHDR", header),
            .. chunks.SelectMany(chunk => chunk),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    /// <summary>Two frames of one size, as WebP.</summary>
    public static byte[] AnimatedWebP()
    {
        var frames = Image.Arrayjoin([Photo(64, 64), Photo(64, 64).Invert()], across: 1);
        return frames.Mutate(image => image.Set(GValue.GIntType, "page-height", 64)).WebpsaveBuffer();
    }

    /// <summary>The names of the chunks of a WebP: what it holds, metadata included.</summary>
    public static IEnumerable<string> WebPChunks(byte[] webp)
    {
        for (var at = 12; at + 8 <= webp.Length; )
        {
            yield return Encoding.ASCII.GetString(webp, at, 4);
            var length = BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(at + 4));
            at += 8 + length + (length & 1);
        }
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
        }

        return ~crc;
    }
}
