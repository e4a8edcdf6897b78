using System.Collections.Frozen;
using Farandole.Domain.Accounts;

namespace Farandole.Domain.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly FrozenSet<string> Common = new[]
    {
        "motdepasse",
        "soleil",
        "azertyuiop",
        "correct horse battery staple",
    }.ToFrozenSet();

    [Theory]
    [InlineData("onze signes", PasswordFlaw.TooShort)]
    [InlineData("douze signes", null)]
    [InlineData("é è ç à ù œ", PasswordFlaw.TooShort)]
    [InlineData("🦊🐻🦔🐢🦉🐝🦋🐌🐙🦀🐬🦭", null)]
    [InlineData("482915730264", null)]
    [InlineData("            ", PasswordFlaw.Common)]
    [InlineData("aaaaaaaaaaaa", PasswordFlaw.Common)]
    [InlineData("lunelunelune", PasswordFlaw.Common)]
    [InlineData("soleilsoleil", PasswordFlaw.Common)]
    [InlineData("123456789012", PasswordFlaw.Common)]
    [InlineData("987654321098", PasswordFlaw.Common)]
    [InlineData("mlkjhgfdsqpo", PasswordFlaw.Common)]
    [InlineData("Motdepasse2027!", PasswordFlaw.Common)]
    [InlineData("M0td3p4ss3!!!!", PasswordFlaw.Common)]
    [InlineData("2027-SOLEIL-2027", PasswordFlaw.Common)]
    [InlineData("azertyuiop12", PasswordFlaw.Common)]
    [InlineData("Correct Horse Battery Staple", PasswordFlaw.Common)]
    [InlineData("camille.durand1", PasswordFlaw.Common)]
    [InlineData("camille.durand@exemple.fr", PasswordFlaw.Common)]
    [InlineData("camille.durand aime les lentilles", null)]
    [InlineData("soleil sur la commode verte", null)]
    public void Twelve_characters_of_any_kind_that_nobody_tries_first(string typed, PasswordFlaw? flaw) =>
        Assert.Equal(flaw, PasswordRules.FlawOf(typed, "camille.durand@exemple.fr", Common));

    [Fact]
    public void A_hundred_and_twenty_eight_and_no_more()
    {
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.Longest).Select(i => (char)(0x4e00 + i)));
        Assert.Null(PasswordRules.FlawOf(longest, "cam@exemple.fr", Common));
        Assert.Equal(PasswordFlaw.TooLong, PasswordRules.FlawOf(longest + "x", "cam@exemple.fr", Common));
    }
}
