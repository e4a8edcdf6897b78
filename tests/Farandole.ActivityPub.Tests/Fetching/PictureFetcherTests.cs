using Farandole.ActivityPub.Fetching;

namespace Farandole.ActivityPub.Tests.Fetching;

public sealed class PictureFetcherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_comes_from_wherever_it_lies_and_nobody_there_is_told_who_asks()
    {
        await using var media = TinyServer.Start(_ => TinyServer.Ok("bytes", "image/png"));
        await using var server = TinyServer.Start(_ => TinyServer.Redirect(media.At("/a.png")));
        var found = await FindAsync(server, 5, media);
        Assert.Null(found.WhyNot);
        Assert.Equal("bytes"u8, found.Bytes);
        Assert.Equal(media.At("/a.png"), found.From?.AbsoluteUri);
        Assert.Null(Assert.Single(media.Asked)["signature"]);
    }

    [Theory]
    [InlineData(404, FetchRefusal.NotThere)]
    [InlineData(410, FetchRefusal.Gone)]
    [InlineData(503, FetchRefusal.Failed)]
    public async Task An_answer_that_says_no_says_why(int status, FetchRefusal whyNot)
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(status));
        Assert.Equal(whyNot, (await FindAsync(server, 5)).WhyNot);
    }

    [Fact]
    public async Task What_is_too_large_is_left()
    {
        await using var server = TinyServer.Start(_ => TinyServer.Ok("bytes", "image/png"));
        Assert.Equal(FetchRefusal.TooLarge, (await FindAsync(server, 4)).WhyNot);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//10.0.0.1/")]
    public async Task A_redirect_is_judged_like_any_address(string to)
    {
        await using var server = TinyServer.Start(_ => TinyServer.Redirect(to));
        Assert.Equal(FetchRefusal.AddressRefused, (await FindAsync(server, 5)).WhyNot);
        Assert.Single(server.Asked);
    }

    private static async Task<FoundPicture> FindAsync(TinyServer server, int mostBytes, params TinyServer[] others)
    {
        using var wire = new SafeWire(
            new WireSettings { Loopback = new HashSet<string>(others.Append(server).Select(s => s.Host)) }
        );
        return await new PictureFetcher(wire).FindAsync(server.At("/picture"), mostBytes, Ct);
    }
}
