using System.Buffers.Binary;
using Farandole.Platform.Media.Pictures;
using NetVips;
using Xunit;

namespace Farandole.Tests.Media;

/// <summary>What is refused, with which reason, and what it costs.</summary>
public sealed class HostilePictureTests : IDisposable
{
    private readonly PictureWorkshop workshop = new();

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a\x01\0\x01\0\x80\0\0\xff\xd8\xff\xe0 a GIF that would be a JPEG")]
    [InlineData("GIF87a\x01\0\x01\0\0\0\0;")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7\n%\xe2\xe3\xcf\xd3 0123456789")]
    [InlineData("RIFF\x24\0\0\0WAVEfmt 0123456789")]
    [InlineData("\0\0\0\x1c" + "ftypheic\0\0\0\0mif1heic")]
    [InlineData("BM6\0\0\0\0\0\0\0 a bitmap 0123456789")]
    [InlineData("PK\x03\x04 an archive 0123456789")]
    public Task Only_jpeg_png_and_webp_by_their_first_bytes(string file) =>
        workshop.RefusesAsync(PictureProblem.NotAPicture, file);

    [Fact]
    public async Task An_upload_above_ten_megabytes_is_not_even_read_to_its_end()
    {
        await workshop.RefusesAsync(PictureProblem.TooBig, new byte[PictureLimits.Bytes + 1]);
        await workshop.RefusesAsync(PictureProblem.NotAPicture, new byte[PictureLimits.Bytes]);

        using var endless = new Endless();
        var outcome = await workshop.Cleaner.CleanAsync(endless, TestContext.Current.CancellationToken);
        Assert.Equal(new CleanedPicture.Refused(PictureProblem.TooBig), outcome);
        Assert.InRange(endless.Given, PictureLimits.Bytes, PictureLimits.Bytes + 200_000);
    }

    [Fact]
    public async Task A_bomb_of_30_000_by_30_000_is_refused_from_its_header()
    {
        var bomb = TestPictures.BlackPng(30_000, 30_000);
        Assert.InRange(bomb.Length, 1, 2_000_000);

        // There is no such program: starting a child at all would throw.
        using var childless = new PictureWorkshop(new("/nowhere/farandole"));

        await childless.RefusesAsync(PictureProblem.TooManyPixels, bomb);
    }

    [Theory]
    [InlineData(12_001, 10)]
    [InlineData(10, 12_001)]
    [InlineData(8_001, 5_000)]
    public Task Too_many_pixels_on_a_side_or_in_all(int width, int height) =>
        workshop.RefusesAsync(PictureProblem.TooManyPixels, TestPictures.BlackPng(width, height));

    [Fact]
    public async Task Headers_that_claim_a_billion_pixels_are_refused_in_every_format()
    {
        byte[] jpeg = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0x7d, 0, 0x7d, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
        byte[] riff = [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBP"u8];
        byte[] extended = [.. riff, .. "VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, .. new byte[8]];
        byte[] lossless = [.. riff, .. "VP8L"u8, 20, 0, 0, 0, 0x2f, 0xff, 0xff, 0xff, 0x0f, .. new byte[16]];
        byte[] lossy =
        [
            .. riff,
            .. "VP8 "u8,
            20,
            0,
            0,
            0,
            0,
            0,
            0,
            0x9d,
            1,
            0x2a,
            0xff,
            0x3f,
            0xff,
            0x3f,
            .. new byte[8],
        ];

        foreach (var file in (byte[][])[jpeg, extended, lossless, lossy])
            await workshop.RefusesAsync(PictureProblem.TooManyPixels, file);
    }

    [Fact]
    public async Task Animations_are_refused()
    {
        var control = TestPictures.Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]);

        await workshop.RefusesAsync(PictureProblem.Animated, TestPictures.AnimatedWebP());
        await workshop.RefusesAsync(PictureProblem.Animated, TestPictures.BlackPng(64, 64, control));
    }

    [Theory]
    [MemberData(nameof(PictureCleanerTests.Formats), MemberType = typeof(PictureCleanerTests))]
    public async Task A_file_cut_off_anywhere_is_broken(string format)
    {
        var whole = TestPictures.Photo(300, 200).WriteToBuffer(format);

        foreach (var length in (int[])[16, 40, whole.Length / 2, whole.Length * 9 / 10])
            await workshop.RefusesAsync(PictureProblem.Broken, whole[..length]);
    }

    [Fact]
    public async Task A_frame_that_says_less_than_its_pixels_is_stopped_by_the_decoder()
    {
        var png = TestPictures.BlackPng(2000, 2000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 4000);

        await workshop.RefusesAsync(PictureProblem.Broken, png);
    }

    [Fact]
    public async Task A_jpeg_of_segments_without_end_is_given_up()
    {
        byte[] segments =
        [
            0xff,
            0xd8,
            .. Enumerable.Repeat<byte[]>([0xff, 0xe1, 0, 2], 100_000).SelectMany(bytes => bytes),
        ];

        await workshop.RefusesAsync(PictureProblem.Broken, segments);
    }

    [Fact]
    public async Task A_thousand_damaged_files_never_break_the_reading_of_headers()
    {
        var random = new Random(20270320);
        var files = PictureCleanerTests
            .Formats.Select(format => TestPictures.Photo(90, 60).WriteToBuffer(format.Data))
            .ToArray();
        for (var i = 0; i < 1000; i++)
        {
            var file = (byte[])files[i % files.Length].Clone();
            for (var damage = 0; damage < 8; damage++)
                file[random.Next(Math.Min(file.Length, 200))] = (byte)random.Next(256);

            var header = PictureHeader.Read(new MemoryStream(file));

            Assert.True(header.Problem is not null || !PictureLimits.Exceeded(header.Width, header.Height));
        }

        await workshop.RefusesAsync(PictureProblem.NotAPicture, "none of them was kept");
    }

    [Fact]
    public async Task The_largest_picture_allowed_fits_in_the_limits_of_the_child()
    {
        // Progressive and without subsampling: libjpeg keeps every coefficient in memory.
        var large = TestPictures
            .Photo(8000, 5000)
            .JpegsaveBuffer(q: 40, interlace: true, subsampleMode: Enums.ForeignSubsample.Off);

        var (picture, _, _) = await workshop.StoredAsync(large);

        Assert.Equal((1200, 750), (picture.Width, picture.Height));
    }

    public void Dispose() => workshop.Dispose();

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
