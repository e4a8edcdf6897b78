using Farandole.Platform.Media.Covers;
using NetVips;
using Xunit;

namespace Farandole.Tests.Media;

public sealed class LinkPictureTests
{
    [Fact]
    public void The_picture_of_a_link_is_the_cover_in_1200_by_630_and_light()
    {
        for (var i = 0; i < 12; i++)
        {
            var png = LinkPicture.Render(new CoverName($"event-{i}", null));

            Assert.InRange(png.Length, 1_000, 60_000);
            using var picture = Image.NewFromBuffer(png);
            Assert.Equal(
                ("pngload_buffer", 1200, 630, 3),
                (picture.Get("vips-loader"), picture.Width, picture.Height, picture.Bands)
            );
        }
    }

    [Fact]
    public void Its_colours_are_those_of_the_papers()
    {
        var background = CoverArt.Render("bal-folk").Split("fill=\"#")[1][..6];
        using var picture = Image.NewFromBuffer(LinkPicture.Render(new CoverName("bal-folk", null)));

        // How much of the picture is bare paper: the moon, the hills and the garlands cover the rest.
        var wanted = Convert.FromHexString(background).Select(octet => (double)octet).ToArray();
        using var same = (picture - wanted).Abs().Cast(Enums.BandFormat.Uchar);
        using var far = same[0] + same[1] + same[2];
        using var near = far < 9;
        Assert.InRange(near.Avg() / 255, .1, .9);
    }

    [Fact]
    public async Task It_is_drawn_once_and_a_salt_draws_another()
    {
        var folder = Directory.CreateTempSubdirectory("farandole-covers-").FullName;
        var ct = TestContext.Current.CancellationToken;
        try
        {
            using var pictures = new LinkPicture(folder);
            var paths = await Task.WhenAll(
                Enumerable.Range(0, 8).Select(_ => pictures.FileAsync(new("velo", null), ct))
            );
            var path = Assert.Single(paths.Distinct());
            var drawn = await File.ReadAllBytesAsync(path, ct);
            await File.WriteAllTextAsync(path, "from the cache", ct);

            Assert.Equal(
                "from the cache",
                await File.ReadAllTextAsync(await pictures.FileAsync(new("velo", null), ct), ct)
            );
            Assert.NotEqual(drawn, await File.ReadAllBytesAsync(await pictures.FileAsync(new("velo", "2"), ct), ct));
            Assert.Equal(2, Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Asking_for_thousands_of_covers_does_not_fill_the_disk()
    {
        var folder = Directory.CreateTempSubdirectory("farandole-covers-").FullName;
        try
        {
            using var pictures = new LinkPicture(folder);
            var cache = Path.Combine(folder, "cache", "covers");
            for (var i = 0; i < 2000; i++)
                File.WriteAllText(Path.Combine(cache, $"old-{i}.png"), "");

            await pictures.FileAsync(new("velo", null), TestContext.Current.CancellationToken);

            Assert.Equal(1501, Directory.GetFiles(cache).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
