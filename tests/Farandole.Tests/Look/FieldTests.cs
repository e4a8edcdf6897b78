using Bunit;
using Farandole.Features.Shared;
using Xunit;

namespace Farandole.Tests.Look;

public sealed class FieldTests : Wardrobe
{
    [Fact]
    public void An_error_is_tied_to_its_input()
    {
        var field = Render<Field>(p =>
            p.Add(f => f.Name, "email")
                .Add(f => f.Label, "Votre e-mail")
                .Add(f => f.Hint, "Une seule adresse")
                .Add(f => f.Error, "Écrivez une adresse complète")
                .Add(f => f.Privacy, "Effacée le 19 avril")
                .AddChildContent<TextInput>(i => i.Add(t => t.Type, "email").Add(t => t.Value, "malika@"))
        );

        var input = field.Find("input");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(input.Id, field.Find("label").GetAttribute("for"));
        var described = input
            .GetAttribute("aria-describedby")!
            .Split(' ')
            .Select(id => field.Find($"#{id}").TextContent.Trim());
        Assert.Equal(["Une seule adresse", "Écrivez une adresse complète", "Effacée le 19 avril"], described);
    }

    [Fact]
    public void A_field_without_error_says_nothing_of_one()
    {
        var input = Render<Field>(p =>
                p.Add(f => f.Name, "title").Add(f => f.Label, "Quoi ?").AddChildContent<TextInput>()
            )
            .Find("input");

        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.False(input.HasAttribute("aria-describedby"));
        Assert.False(input.HasAttribute("required"));
    }

    [Theory]
    [InlineData("Bal <folk> & \"cirque\"")]
    [InlineData("\n\nDeux lignes vides avant\nune après\n")]
    public void What_was_typed_comes_back(string typed)
    {
        var area = Render<Field>(p =>
            p.Add(f => f.Name, "text")
                .Add(f => f.Label, "Texte")
                .AddChildContent<TextArea>(i => i.Add(t => t.Value, typed))
        );

        // As a browser reads it, which drops one line break after the tag.
        Assert.Equal(
            typed,
            new AngleSharp.Html.Parser.HtmlParser().ParseDocument(area.Markup).QuerySelector("textarea")!.TextContent
        );
    }

    [Fact]
    public void What_was_chosen_comes_back()
    {
        Option[] languages = [new("fr", "Français"), new("en", "English")];
        var select = Render<Field>(p =>
            p.Add(f => f.Name, "language")
                .Add(f => f.Label, "Langue")
                .AddChildContent<SelectInput>(i => i.Add(s => s.Options, languages).Add(s => s.Value, "en"))
        );
        var radios = Render<Segmented>(p =>
            p.Add(s => s.Name, "language").Add(s => s.Options, languages).Add(s => s.Value, "en")
        );

        Assert.Equal("en", select.Find("option[selected]").GetAttribute("value"));
        Assert.Equal("en", radios.Find("input[checked]").GetAttribute("value"));
    }

    [Fact]
    public void An_input_outside_a_field_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Render<TextInput>());

    [Fact]
    public void The_error_of_a_group_is_heard_with_its_legend_and_can_be_reached()
    {
        var group = Render<FieldGroup>(p =>
            p.Add(g => g.Id, "where").Add(g => g.Legend, "Où ?").Add(g => g.Error, "Choisissez où")
        );

        var fieldset = group.Find("fieldset");
        Assert.Equal("Choisissez où", group.Find($"#{fieldset.GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("-1", fieldset.GetAttribute("tabindex"));
    }

    [Fact]
    public void The_summary_leads_to_each_field()
    {
        var summary = Render<ErrorSummary>(p =>
            p.Add(
                s => s.Errors,
                [new FieldError("date", "Choisissez une date"), new FieldError(null, "Trop de demandes")]
            )
        );

        Assert.Equal("2 choses à corriger", summary.Find("h2").TextContent);
        Assert.Equal("#date", summary.Find("a").GetAttribute("href"));
        Assert.Equal("alert", summary.Find("div").GetAttribute("role"));
    }
}
