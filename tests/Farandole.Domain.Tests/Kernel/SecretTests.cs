using Farandole.Domain.Kernel;

namespace Farandole.Domain.Tests.Kernel;

public sealed class SecretTests
{
    [Fact]
    [Requirement("CREATE-3")]
    public void A_secret_opens_what_was_made_for_it_and_nothing_else()
    {
        var made = Secret.New("fo", 256);
        var shown = Secret.Parse(made.Reveal(), "fo")!;
        Assert.Equal(made.Selector, shown.Selector);
        Assert.True(shown.Opens(made.Hash));
        Assert.False(Secret.New("fo", 256).Opens(made.Hash));
    }

    [Fact]
    public void A_thousand_secrets_are_all_read_back()
    {
        for (var i = 0; i < 1000; i++)
        {
            var made = Secret.New("ft", 192);
            Assert.True(Secret.Parse(made.Reveal(), "ft")?.Opens(made.Hash), made.Reveal());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("fo1_")]
    [InlineData("fo1_abc_def")]
    [InlineData("xx1_AAAAAAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("fo1_AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("fo1_AAAAAAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'--")]
    public void What_does_not_look_like_one_is_none(string shown) => Assert.Null(Secret.Parse(shown, "fo"));

    [Fact]
    public void A_kind_of_secret_is_never_taken_for_another() =>
        Assert.Null(Secret.Parse(Secret.New("ft", 192).Reveal(), "fo"));

    [Fact]
    public void Printing_a_secret_does_not_show_it()
    {
        var made = Secret.New("fo", 256);
        Assert.DoesNotContain(made.Reveal()[^20..], made.ToString(), StringComparison.Ordinal);
    }
}
