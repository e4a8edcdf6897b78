using System.Net;
using Farandole.Platform.Media;
using Farandole.Platform.Media.Covers;
using Farandole.Platform.Media.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Media;

/// <summary>The addresses of pictures, in a host that has nothing else.</summary>
public sealed class ServePicturesTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("farandole-serve-").FullName;
    private WebApplication app = null!;
    private HttpClient client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IClock>(SystemClock.Instance).AddSingleton(TestChild.Command).AddMedia(folder);
        app = builder.Build();
        ServePictures.Map(app);
        await app.StartAsync();
        client = app.GetTestClient();
    }

    [Fact]
    public async Task A_cover_is_served_for_ever_and_can_do_nothing()
    {
        using var answer = await client.GetAsync("/covers/bal-folk.svg", Ct);

        Assert.Equal(CoverArt.Render("bal-folk"), await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        AssertHarmless(answer);
    }

    [Fact]
    public async Task A_cover_is_redrawn_for_a_banner_and_a_poster_and_with_a_salt()
    {
        Assert.Equal(
            CoverArt.Render("velo", 1680, 560),
            await client.GetStringAsync("/covers/velo.svg?w=1680&h=560", Ct)
        );
        Assert.Equal(
            CoverArt.Render("velo", 1240, 560),
            await client.GetStringAsync("/covers/velo.svg?w=1240&h=560", Ct)
        );
        Assert.Equal(CoverArt.Render("velo", salt: "3"), await client.GetStringAsync("/covers/velo.svg?s=3", Ct));
    }

    [Theory]
    [InlineData("/covers/velo.svg?w=1201&h=630")]
    [InlineData("/covers/velo.svg?w=99999&h=99999")]
    [InlineData("/covers/velo.svg?s=%2e%2e%2f")]
    [InlineData("/covers/velo.png?s=%2e%2e%2f")]
    [InlineData("/covers/..%2f..%2fsecret.png")]
    [InlineData("/covers/%2e%2e.png")]
    [InlineData("/covers/a.b.png")]
    [InlineData("/covers/velo.gif")]
    [InlineData("/pictures/0123456789abcdef0123456789abcdef.webp")]
    [InlineData("/pictures/..%2fincoming%2f0123456789abcdef0123456789abcdef.webp")]
    [InlineData("/pictures/incoming/0123456789abcdef0123456789abcdef.webp")]
    [InlineData("/pictures/%2e%2e%5csecret.webp")]
    [InlineData("/pictures/-s.webp")]
    public async Task Anything_else_is_absent(string address)
    {
        using var answer = await client.GetAsync(address, Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.CacheControl);
    }

    [Fact]
    public async Task The_picture_of_a_link_is_a_png()
    {
        using var answer = await client.GetAsync("/covers/velo.png", Ct);

        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(LinkPicture.Render(new("velo", null)), await answer.Content.ReadAsByteArrayAsync(Ct));
        AssertHarmless(answer);
    }

    [Fact]
    public async Task An_uploaded_picture_comes_in_two_sizes_and_tells_nothing_of_its_time()
    {
        var cleaner = app.Services.GetRequiredService<PictureCleaner>();
        var photo = TestPictures.Photo(800, 500).JpegsaveBuffer();
        var picture = Assert.IsType<CleanedPicture.Ok>(await cleaner.CleanAsync(new MemoryStream(photo), Ct));

        using var page = await client.GetAsync($"/pictures/{picture.Id}.webp", Ct);
        using var thumbnail = await client.GetAsync($"/pictures/{picture.Id}-s.webp", Ct);

        Assert.Equal([800, 400], new[] { page, thumbnail }.Select(WidthOf));
        foreach (var answer in (HttpResponseMessage[])[page, thumbnail])
        {
            Assert.Equal("image/webp", answer.Content.Headers.ContentType?.MediaType);
            Assert.Null(answer.Content.Headers.LastModified);
            AssertHarmless(answer);
        }

        app.Services.GetRequiredService<PictureStore>().Remove(picture.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/pictures/{picture.Id}.webp", Ct)).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static int WidthOf(HttpResponseMessage answer)
    {
        using var body = answer.Content.ReadAsStream(Ct);
        using var file = new MemoryStream();
        body.CopyTo(file);
        return PictureHeader.Read(file).Width;
    }

    private static void AssertHarmless(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
