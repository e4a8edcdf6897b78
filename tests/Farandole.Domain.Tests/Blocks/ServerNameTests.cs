using Farandole.Domain.Blocks;

namespace Farandole.Domain.Tests.Blocks;

public sealed class ServerNameTests
{
    [Theory]
    [InlineData("Mechant.Exemple", "mechant.exemple")]
    [InlineData(" https://www.mechant.exemple/@zoe?x=1#y ", "www.mechant.exemple")]
    [InlineData("@zoe@mechant.exemple", "mechant.exemple")]
    [InlineData("zoe@mechant.exemple:8443", "mechant.exemple")]
    [InlineData("*.mechant.exemple.", "mechant.exemple")]
    [InlineData("méchant.exemple", "xn--mchant-bva.exemple")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    public void What_somebody_means(string typed, string name) => Assert.Equal(name, ServerName.Parse(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("exemple")]
    [InlineData("@")]
    [InlineData("un site")]
    [InlineData("https://")]
    [InlineData("a..b")]
    [InlineData("[::1]")]
    public void What_is_no_name_of_a_server(string? typed) => Assert.Null(ServerName.Parse(typed));

    [Fact]
    public void A_name_stands_for_those_below_it_and_never_for_all_of_a_country() =>
        Assert.Equal(["a.b.exemple", "b.exemple"], ServerName.WithParents("a.b.exemple"));
}
