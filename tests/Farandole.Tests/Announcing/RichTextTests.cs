using Farandole.Platform.Text;

namespace Farandole.Tests.Announcing;

public sealed class RichTextTests
{
    [Theory]
    [InlineData("**gras** et *italique*", "<p><strong>gras</strong> et <em>italique</em></p>")]
    [InlineData("# Titre", "<h3>Titre</h3>")]
    [InlineData("un\ndeux", "<p>un<br>\ndeux</p>")]
    [InlineData("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>")]
    [InlineData("[x](javascript:alert(1))", "<p><a>x</a></p>")]
    [InlineData("[x](/manage)", "<p><a>x</a></p>")]
    [InlineData("[x](data:text/html,y)", "<p><a>x</a></p>")]
    [InlineData(
        "https://exemple.fr",
        "<p><a href=\"https://exemple.fr\" rel=\"nofollow ugc noopener noreferrer\">https://exemple.fr</a></p>"
    )]
    [InlineData(
        "![plan](https://exemple.fr/p.png)",
        "<p><a href=\"https://exemple.fr/p.png\" rel=\"nofollow ugc noopener noreferrer\">plan</a></p>"
    )]
    public void Simple_formatting_becomes_harmless_html(string written, string shown) =>
        Assert.Equal(shown, RichText.ToHtml(written));

    [Fact]
    public void Nothing_is_nothing() => Assert.Null(RichText.ToHtml("  \n "));

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    [InlineData('*')]
    public void Nesting_without_end_is_shown_as_typed(char sign)
    {
        var html = RichText.ToHtml(new string(sign, 10_000) + "x");
        Assert.NotNull(html);
        Assert.True(Depth(html) <= 20);
        Assert.Contains("x", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_pieces_are_shown_as_typed()
    {
        var html = RichText.ToHtml(string.Concat(Enumerable.Repeat("- a\n", 3_000)));
        Assert.DoesNotContain("<li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_can_be_kept_is_no_html() => Assert.Null(RichText.ToHtml(new string('&', 50_000)));

    private static int Depth(string html)
    {
        var (depth, deepest) = (0, 0);
        for (var i = 0; i < html.Length - 1; i++)
        {
            if (html[i] != '<' || html[i + 1] == 'b' && html[i + 2] == 'r')
                continue;
            depth += html[i + 1] == '/' ? -1 : 1;
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }
}
