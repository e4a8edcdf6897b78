using System.Text;
using Farandole.Platform.Media.Pictures;
using NetVips;
using Xunit;

namespace Farandole.Tests.Media;

/// <summary>What a good picture becomes.</summary>
public sealed class PictureCleanerTests : IDisposable
{
    private readonly PictureWorkshop workshop = new();

    public static TheoryData<string> Formats => [".jpg", ".png", ".webp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_photo_becomes_a_webp_1200_wide_and_a_thumbnail_400_wide(string format)
    {
        var (picture, page, thumbnail) = await workshop.StoredAsync(TestPictures.Photo().WriteToBuffer(format));

        Assert.Equal((1200, 750), (picture.Width, picture.Height));
        using var made = Image.NewFromBuffer(page);
        using var small = Image.NewFromBuffer(thumbnail);
        Assert.Equal(("webpload_buffer", 1200, 750), (made.Get("vips-loader"), made.Width, made.Height));
        Assert.Equal((400, 250), (small.Width, small.Height));
        using var difference = (made - TestPictures.Photo(1200, 750)).Abs();
        Assert.InRange(difference.Avg(), 0, 4);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Nothing_but_the_pixels_is_kept(string format)
    {
        var file = TestPictures.Photo(300, 200).WithSecrets().WriteToBuffer(format);
        Assert.Contains(
            TestPictures.Canary,
            Encoding.Latin1.GetString(file).Replace("\0", "", StringComparison.Ordinal)
        );

        var (_, page, thumbnail) = await workshop.StoredAsync(file);

        foreach (var made in (byte[][])[page, thumbnail])
        {
            Assert.DoesNotContain(TestPictures.Canary, Encoding.Latin1.GetString(made));
            Assert.All(
                TestPictures.WebPChunks(made),
                chunk => Assert.Contains(chunk, (string[])["VP8 ", "VP8L", "VP8X", "ALPH"])
            );
            using var image = Image.NewFromBuffer(made);
            Assert.DoesNotContain(
                image.GetFields(),
                field =>
                    field.StartsWith("exif", StringComparison.Ordinal)
                    || field.EndsWith("-data", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task What_hides_in_or_behind_a_jpeg_is_gone()
    {
        var jpeg = TestPictures.Photo(300, 200).JpegsaveBuffer();
        byte[] thumbnail = TestPictures.WithSegment(jpeg, 0xe1, $"Exif\0\0{TestPictures.Canary}");
        byte[] comment = TestPictures.WithSegment(thumbnail, 0xfe, TestPictures.Canary);
        byte[] polyglot = [.. comment, .. Encoding.ASCII.GetBytes($"<script>{TestPictures.Canary}</script>PK\x03\x04")];

        var (_, page, small) = await workshop.StoredAsync(polyglot);

        Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(page) + Encoding.Latin1.GetString(small));
    }

    [Fact]
    public async Task A_photo_taken_with_the_phone_on_its_side_stands_upright()
    {
        var sideways = TestPictures.Photo(300, 200).Mutate(image => image.Set(GValue.GIntType, "orientation", 6));

        var (picture, page, _) = await workshop.StoredAsync(sideways.JpegsaveBuffer());

        Assert.Equal((200, 300), (picture.Width, picture.Height));
        using var made = Image.NewFromBuffer(page);
        using var expected = TestPictures.Photo(300, 200).Rot(Enums.Angle.D90);
        using var difference = (made - expected).Abs();
        Assert.InRange(difference.Avg(), 0, 4);
    }

    [Fact]
    public async Task Colours_of_a_wide_profile_become_the_same_colours_in_srgb()
    {
        using var red = (Image.Black(200, 200, bands: 3) + new[] { 200.0, 60, 40 })
            .Cast(Enums.BandFormat.Uchar)
            .Copy(interpretation: Enums.Interpretation.Srgb);
        using var wide = red.IccTransform("p3", inputProfile: "srgb");
        Assert.True(Math.Abs(wide.Getpoint(9, 9)[0] - 200) > 5);

        var (_, page, _) = await workshop.StoredAsync(wide.PngsaveBuffer());

        using var made = Image.NewFromBuffer(page);
        Assert.Equal([200.0, 60, 40], made.Getpoint(99, 99), (a, b) => Math.Abs(a - b) <= 4);
    }

    [Fact]
    public async Task A_small_picture_is_not_made_larger_and_stays_transparent()
    {
        using var glass = TestPictures.Photo(120, 80).Bandjoin(Image.Black(120, 80) + 128).Cast(Enums.BandFormat.Uchar);

        var (picture, page, _) = await workshop.StoredAsync(glass.PngsaveBuffer());

        Assert.Equal((120, 80), (picture.Width, picture.Height));
        using var made = Image.NewFromBuffer(page);
        Assert.Equal(128, made.Getpoint(60, 40)[3], tolerance: 2);
    }

    [Theory]
    [InlineData(900, 300)]
    [InlineData(60, 90)]
    public async Task A_face_is_a_square_of_the_middle_large_and_small(int width, int height)
    {
        var file = TestPictures.Photo(width, height).PngsaveBuffer();
        using var upload = new MemoryStream(file);

        var cleaned = await workshop.Cleaner.CleanAsync(
            upload,
            TestContext.Current.CancellationToken,
            PictureCut.Square
        );

        var face = Assert.IsType<CleanedPicture.Ok>(cleaned);
        Assert.Equal((PictureLimits.FaceSide, PictureLimits.FaceSide), (face.Width, face.Height));
        using var stored = workshop.Store.Open(face.Id, PictureSize.Thumbnail)!;
        Assert.Equal(PictureLimits.SmallFaceSide, PictureHeader.Read(stored).Width);
    }

    [Fact]
    public async Task One_colour_alone_is_not_made_twice_alike()
    {
        using var flat = (Image.Black(400, 400, bands: 3) + 120).Cast(Enums.BandFormat.Uchar);
        var file = flat.PngsaveBuffer();

        var (_, first, _) = await workshop.StoredAsync(file);
        var (_, second, _) = await workshop.StoredAsync(file);

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_ribbon_is_held_in_height()
    {
        var (picture, _, thumbnail) = await workshop.StoredAsync(TestPictures.BlackPng(400, 12_000));

        Assert.Equal((80, 2400), (picture.Width, picture.Height));
        using var small = Image.NewFromBuffer(thumbnail);
        Assert.Equal(800, small.Height);
    }

    [Fact]
    public async Task Two_uploads_of_one_picture_have_two_names_and_leave_no_upload_behind()
    {
        var file = TestPictures.Photo(300, 200).JpegsaveBuffer();

        var (first, page, small) = await workshop.StoredAsync(file);
        var (second, otherPage, otherSmall) = await workshop.StoredAsync(file);

        Assert.NotEqual(first.Id, second.Id);
        // Nor the same bytes: two profiles that wear one picture are not joined by it.
        Assert.NotEqual(page, otherPage);
        Assert.NotEqual(small, otherSmall);
        Assert.Equal(4, workshop.Files.Length);
        Assert.All(workshop.Files, path => Assert.EndsWith(".webp", path));
    }

    public void Dispose() => workshop.Dispose();
}
