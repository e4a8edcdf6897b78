using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Farandole.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Farandole.Tests.Look;

public sealed partial class AssetsTests : IAsyncLifetime
{
    private readonly Assets assets = Wardrobe.Files();
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(assets);
        app = builder.Build();
        Assets.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_versioned_address_is_kept_for_ever_another_is_checked_again()
    {
        using var versioned = await Get(assets.Url("css/farandole.css"));
        using var bare = await Get("/css/farandole.css");
        using var stale = await Get("/css/farandole.css?v=0000");

        Assert.Contains(versioned.Headers.CacheControl!.Extensions, e => e.Name == "immutable");
        Assert.True(bare.Headers.CacheControl!.NoCache);
        Assert.True(stale.Headers.CacheControl!.NoCache);
        Assert.Equal("text/css", versioned.Content.Headers.ContentType!.MediaType);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/css/farandole.css");
        again.Headers.IfNoneMatch.Add(bare.Headers.ETag!);
        using var unchanged = await app.GetTestClient().SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_can_unpack_gets_the_same_sheet_packed()
    {
        using var plain = await Get("/css/farandole.css");
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/css/farandole.css");
        ask.Headers.Add("Accept-Encoding", "gzip, br");
        using var packed = await app.GetTestClient().SendAsync(ask, TestContext.Current.CancellationToken);

        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        await using var brotli = new BrotliStream(
            await packed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken),
            CompressionMode.Decompress
        );
        using var reader = new StreamReader(brotli);
        Assert.Equal(
            await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await reader.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
    }

    [Fact]
    public async Task The_sheet_asks_only_for_files_that_are_served()
    {
        var css = await Text("/css/farandole.css");
        var urls = FontUrl().Matches(css).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(3, urls.Count);
        Assert.DoesNotContain("/*", css, StringComparison.Ordinal);
        foreach (var url in urls)
        {
            using var font = await Get(url[2..]);
            Assert.Equal(HttpStatusCode.OK, font.StatusCode);
            Assert.Contains(font.Headers.CacheControl!.Extensions, e => e.Name == "immutable");
        }
    }

    [Theory]
    [InlineData("/css/tokens.css")]
    [InlineData("/js/absent.js")]
    [InlineData("/js/..%2Fcss%2Ftokens.css")]
    [InlineData("/licenses/..%2F..%2FProgram.cs")]
    public async Task Nothing_else_is_served(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Style_scripts_and_fonts_keep_within_their_weight()
    {
        var scripts = Directory.GetFiles(Path.Combine(Wardrobe.Root(), "js")).Sum(f => Packed(File.ReadAllText(f)));
        Assert.True(scripts < 12_000, $"scripts weigh {scripts}");
        var sheet = Packed(await Text("/css/farandole.css"));
        // A page of the agenda and its events adds its own markup under the 40 kB that house rules allow.
        Assert.True(sheet + scripts < 25_000, $"style and scripts weigh {sheet + scripts}");
        // The third file is fetched only by pages with names that need it.
        var fonts = Directory
            .GetFiles(Path.Combine(Wardrobe.Root(), "fonts"), "*farandole.woff2")
            .Sum(f => new FileInfo(f).Length);
        Assert.True(fonts <= 60_000, $"fonts weigh {fonts}");
    }

    private static long Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.Length;
    }

    private Task<HttpResponseMessage> Get(string path) =>
        app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<string> Text(string path)
    {
        using var answer = await Get(path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("url\\(\"([^\"]+woff2[^\"]*)\"\\)")]
    private static partial Regex FontUrl();
}
