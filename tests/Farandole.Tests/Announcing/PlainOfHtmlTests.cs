using Farandole.Platform.Text;

namespace Farandole.Tests.Announcing;

public sealed class PlainOfHtmlTests
{
    [Theory]
    [InlineData("Venez **à pied** & vite", "Venez à pied & vite")]
    [InlineData("# Quoi ?\nUn bal.", "Quoi ?\n\nUn bal.")]
    [InlineData("une ligne\nune autre", "une ligne\nune autre")]
    [InlineData("- un\n- deux\n\nFin.", "– un\n– deux\n\nFin.")]
    [InlineData("[la carte](https://example.org/a?b=1&c=2)", "la carte (https://example.org/a?b=1&c=2)")]
    [InlineData("https://example.org/", "https://example.org/")]
    [InlineData("1 < 2 et <b>non</b>", "1 < 2 et <b>non</b>")]
    [InlineData("> dit\n\n---\n\nsuite", "dit\n\nsuite")]
    public void What_was_written_is_read_without_its_signs(string written, string plain) =>
        Assert.Equal(plain, PlainOfHtml.Of(RichText.ToHtml(written)));

    [Theory]
    [InlineData(null)]
    [InlineData("<p></p>")]
    public void Nothing_is_nothing(string? html) => Assert.Null(PlainOfHtml.Of(html));
}
