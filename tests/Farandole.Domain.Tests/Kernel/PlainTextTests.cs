using Farandole.Domain.Kernel;

namespace Farandole.Domain.Tests.Kernel;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("  Bal folk  ", "Bal folk")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("Malika\u202Ehcaz", "Malikahcaz")]
    [InlineData("a\u0000b\u0007c", "abc")]
    [InlineData("ligne\r\nsuite", "ligne suite")]
    [InlineData("👩\u200D👩\u200D👧", "👩\u200D👩\u200D👧")]
    [InlineData("שלום", "שלום")]
    public void A_line_keeps_what_people_mean(string typed, string kept) => Assert.Equal(kept, PlainText.Line(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("\u202A\uFEFF\u2028")]
    public void Nothing_is_null(string? typed) => Assert.Null(PlainText.Line(typed));

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character() =>
        Assert.Equal("a\uFFFDb", PlainText.Line("a\uD800b"));

    [Fact]
    public void Lines_stay_lines() => Assert.Equal("un\ndeux", PlainText.Lines("un\r\ndeux\r\n"));

    [Fact]
    public void A_family_counts_as_one_character() => Assert.Equal(1, PlainText.Length("👩\u200D👩\u200D👧"));
}
