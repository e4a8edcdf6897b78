using System.Net;
using Farandole.Features.Register;
using Farandole.Platform.Text;
using Farandole.Tests.Rig;

namespace Farandole.Tests.Register;

public sealed class RegisterPageTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    [Requirement("PERSON-4")]
    public async Task The_register_names_every_column_and_every_rule_in_plain_words(string language)
    {
        await using var app = await App.StartAsync(("Contact", "equipe@example.org"));
        using var visitor = app.Visitor(language);

        var html = WebUtility.HtmlDecode(
            await visitor.GetStringAsync(
                new Uri("/privacy/register", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );

        var words = Words.In(language);
        var columns = Schema.Of("sqlite");
        Assert.Contains("equipe@example.org", html, StringComparison.Ordinal);
        Assert.All(columns, c => Assert.Contains($"{c.Table}.{c.Name}<", html, StringComparison.Ordinal));
        Assert.All(
            columns,
            c => Assert.Contains(words[$"register.{c.Table}.{c.Category}"], html, StringComparison.Ordinal)
        );
        Assert.All(columns, c => Assert.Contains(words[RegisterModel.KeepKey(c.Keep)], html, StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_without_a_comment_is_seen_as_such()
    {
        var columns = Schema
            .Read(
                "CREATE TABLE a (\n  told TEXT CHECK (length(told) <= 9),  -- content; 8 h; why\n  untold INTEGER,\n  UNIQUE (told)\n);\n"
            )
            .ToList();

        Assert.Equal(new Column("a", "told", "text", "content", "8 h", "why", 9), columns[0]);
        Assert.Equal(new Column("a", "untold", "integer", "", "", "", null), columns[1]);
        Assert.Equal(2, columns.Count);
    }
}
