using Farandole.Domain.Resources;

namespace Farandole.Domain.Tests.Resources;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://pad.example.org/p/marche", "https://pad.example.org/p/marche", "pad.example.org")]
    [InlineData("  http://nas.lan:8080/x ", "http://nas.lan:8080/x", "nas.lan")]
    [InlineData("www.example.org", "https://www.example.org/", "example.org")]
    [InlineData("pad.example.org/p/été", "https://pad.example.org/p/%C3%A9t%C3%A9", "pad.example.org")]
    [InlineData("https://exаmple.org/", "https://exаmple.org/", "xn--exmple-4nf.org")]
    [InlineData("HTTPS://Example.org", "https://example.org/", "example.org")]
    public void What_a_browser_opens_is_an_address(string typed, string value, string host)
    {
        var address = WebAddress.Parse(typed);

        Assert.Equal((value, host), (address?.Value, address?.Host));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pad")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript://example.org/%0Aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("java\u202Escript:alert(1)")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/")]
    [InlineData("mailto:bao@example.org")]
    [InlineData("//example.org/")]
    [InlineData("/groups")]
    [InlineData("https://")]
    [InlineData("https:///x")]
    [InlineData("https://bao:secret@example.org/")]
    [InlineData("https://example.org@evil.example/")]
    public void Anything_else_is_none(string? typed) => Assert.Null(WebAddress.Parse(typed));

    [Fact]
    public void It_is_as_long_as_it_is_kept_and_no_longer()
    {
        var room = WebAddress.MaxLength - "https://example.org/".Length;

        Assert.NotNull(WebAddress.Parse("https://example.org/" + new string('a', room)));
        Assert.Null(WebAddress.Parse("https://example.org/" + new string('a', room + 1)));
        // Each of these is written with six characters.
        Assert.Null(WebAddress.Parse("https://example.org/" + new string('é', room / 2)));
    }
}
