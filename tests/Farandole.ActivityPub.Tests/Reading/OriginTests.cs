using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Tests.Reading;

/// <summary>Of which server an address is, whoever was asked about before.</summary>
public sealed class OriginTests
{
    [Theory]
    [InlineData("https://there.example", "https://there.example:443", "there.example")]
    [InlineData("https://there.example/users/zoe#main-key", "https://there.example:443", "there.example")]
    [InlineData("https://There.Example/users/zoe", "https://there.example:443", "there.example")]
    [InlineData("https://there.example./users/zoe", "https://there.example:443", "there.example")]
    [InlineData("https://there.example:443/users/zoe", "https://there.example:443", "there.example")]
    [InlineData("https://there.example:8443/users/zoe", "https://there.example:8443", "there.example:8443")]
    [InlineData("http://there.example/users/zoe", "http://there.example:80", "there.example")]
    [InlineData("HTTPS://there.example?x=@other.example", "https://there.example:443", "there.example")]
    [InlineData("https://there.example/\\@other.example/", "https://there.example:443", "there.example")]
    [InlineData("https://there.example\\@other.example/", null, null)]
    [InlineData("https://thérè.example/", "https://xn--thr-8lad.example:443", "xn--thr-8lad.example")]
    [InlineData("https://127.1/users/zoe", "https://127.0.0.1:443", "127.0.0.1")]
    [InlineData("https://[::1]:3000/", "https://::1:3000", "::1:3000")]
    [InlineData("https://zoe@there.example/", null, null)]
    [InlineData("https://there.example:99999/", null, null)]
    [InlineData("https://there.example:x/", null, null)]
    [InlineData("https:///users/zoe", null, null)]
    [InlineData("https://", null, null)]
    [InlineData("ftp://there.example/", null, null)]
    [InlineData("zoe@there.example", null, null)]
    [InlineData(null, null, null)]
    public void An_address_belongs_to_one_server(string? address, string? origin, string? host)
    {
        // Twice: the second time it is remembered.
        for (var n = 0; n < 2; n++)
            Assert.Equal((origin, host), (Origin.Of(address), Origin.HostOf(address)));
    }

    [Fact]
    public void More_servers_than_are_remembered_are_told_apart()
    {
        for (var n = 0; n < 5_000; n++)
            Assert.Equal($"s{n}.example", Origin.HostOf($"https://s{n}.example/users/zoe"));
        Assert.False(Origin.Same("https://s1.example/", "https://s2.example/"));
        Assert.True(Origin.Same("https://s1.example/", "https://S1.example:443/users/zoe"));
    }

    /// <summary>What an address begins with decides, whatever follows: else what is remembered would be wrong for some.</summary>
    [Theory]
    [InlineData("https://there.example")]
    [InlineData("http://there.example:8080")]
    [InlineData("https://10.0.0.1:99")]
    [InlineData("https://a..b")]
    [InlineData("https://-.-")]
    [InlineData("https://1.2.3.4.5")]
    [InlineData("https://:80")]
    [InlineData("https://a:")]
    [InlineData("https://a:1:2")]
    public void What_follows_the_server_changes_nothing(string start)
    {
        var random = new Random(79);
        var expected = Read(start);
        for (var n = 0; n < 2_000; n++)
        {
            var rest = new string([
                .. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next('!', '~' + 1)),
            ]);
            Assert.Equal(expected, Read($"{start}{"/?#"[random.Next(3)]}{rest}"));
        }
    }

    private static (string?, int)? Read(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? (uri.IdnHost + uri.UserInfo, uri.Port) : null;
}
