using Farandole.Domain.Kernel;

namespace Farandole.Domain.Tests.Kernel;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("jo@exemple.fr", "jo@exemple.fr")]
    [InlineData("  Jo.Dupont+Eau@EXEMPLE.fr ", "Jo.Dupont+Eau@exemple.fr")]
    [InlineData("jo@café.fr", "jo@xn--caf-dma.fr")]
    [InlineData("o'neil@example.co.uk", "o'neil@example.co.uk")]
    public void A_complete_address_is_read(string typed, string read) =>
        Assert.Equal(read, EmailAddress.Parse(typed)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("malika@")]
    [InlineData("@exemple.fr")]
    [InlineData("malika")]
    [InlineData("malika@exemple")]
    [InlineData("malika@exemple..fr")]
    [InlineData("ma lika@exemple.fr")]
    [InlineData(".malika@exemple.fr")]
    [InlineData("mal..ika@exemple.fr")]
    [InlineData("malika@192.168.1.1")]
    [InlineData("malika@exemple.fr\r\nBcc: all@exemple.fr")]
    [InlineData("\"malika\"@exemple.fr")]
    [InlineData("malika@-exemple.fr")]
    public void An_incomplete_or_tricky_one_is_not(string? typed) => Assert.Null(EmailAddress.Parse(typed));

    [Fact]
    public void An_address_is_never_longer_than_a_mail_server_takes() =>
        Assert.Null(
            EmailAddress.Parse(
                $"{new string('a', 64)}@{string.Join('.', Enumerable.Repeat(new string('b', 60), 4))}.fr"
            )
        );

    [Fact]
    public void The_same_person_is_known_behind_a_tag_and_capitals() =>
        Assert.Equal(EmailAddress.Parse("jo@exemple.fr")!.Folded, EmailAddress.Parse("JO+eau@Exemple.FR")!.Folded);

    [Theory]
    [InlineData("malika@exemple.fr", "m••••a@exemple.fr")]
    [InlineData("jo@exemple.fr", "••••@exemple.fr")]
    public void It_is_shown_back_masked(string typed, string shown) =>
        Assert.Equal(shown, EmailAddress.Parse(typed)!.Masked);
}
