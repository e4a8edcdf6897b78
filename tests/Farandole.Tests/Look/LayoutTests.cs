using Bunit;
using Farandole.Features.Shared;
using Xunit;

namespace Farandole.Tests.Look;

public sealed class LayoutTests : Wardrobe
{
    private AngleSharp.Html.Dom.IHtmlDocument Page(Action<ComponentParameterCollectionBuilder<Layout>>? more = null)
    {
        var layout = Render<Layout>(p =>
        {
            p.Add(l => l.Title, "Créer").AddChildContent("<h1>Créer</h1>");
            more?.Invoke(p);
        });
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(layout.Markup);
    }

    [Fact]
    public void A_page_has_one_main_that_the_skip_link_reaches_first()
    {
        var page = Page();

        var main = Assert.Single(page.QuerySelectorAll("main"));
        Assert.Same(main, page.QuerySelector(page.Body!.FirstElementChild!.GetAttribute("href")!));
        Assert.Contains("skip", page.Body.FirstElementChild.ClassList);
        Assert.Equal("Créer – Farandole", page.Title);
    }

    [Theory]
    [InlineData("fr", "Aller au contenu", "English")]
    [InlineData("en", "Skip to content", "Français")]
    public void A_page_speaks_the_language_of_its_reader_and_offers_the_other(
        string language,
        string skip,
        string other
    )
    {
        Reader.Use(language);
        var page = Page();

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(skip, page.QuerySelector(".skip")!.TextContent);
        Assert.Equal(other, page.QuerySelector(".topbar button[name=language]")!.TextContent);
    }

    [Fact]
    public void A_chosen_theme_wins_over_the_device()
    {
        Assert.False(Page().DocumentElement.HasAttribute("data-theme"));

        Reader.Use("fr", "dark");
        var page = Page();
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.False(page.QuerySelector("meta[name=theme-color]")!.HasAttribute("media"));
        Assert.Equal("dark", page.QuerySelector("select[name=theme] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public void A_page_whose_address_is_a_key_tells_nobody()
    {
        var page = Page(p => p.Add(l => l.Secret, true));

        Assert.Equal("no-referrer", page.QuerySelector("meta[name=referrer]")!.GetAttribute("content"));
        Assert.StartsWith(
            "noindex",
            page.QuerySelector("meta[name=robots]")!.GetAttribute("content"),
            StringComparison.Ordinal
        );
        Assert.Null(Page().QuerySelector("meta[name=robots]"));
    }

    [Fact]
    public void A_form_sent_back_says_so_in_the_title() =>
        Assert.Equal("Erreur\u00a0: Créer – Farandole", Page(p => p.Add(l => l.HasErrors, true)).Title);

    [Fact]
    public void Nothing_in_the_markup_needs_what_the_content_policy_refuses()
    {
        var page = Page();

        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.DoesNotContain(
            page.All.SelectMany(e => e.Attributes),
            a => a.Name.StartsWith("on", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            page.QuerySelectorAll("script, link[rel=stylesheet], img"),
            e => (e.GetAttribute("src") ?? e.GetAttribute("href")!).Contains("//", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_place_where_the_reader_is_is_marked_once() =>
        Assert.Equal(
            "/new",
            Assert
                .Single(Page(p => p.Add(l => l.Current, "create")).QuerySelectorAll(".nav [aria-current=page]"))
                .GetAttribute("href")
        );
}
