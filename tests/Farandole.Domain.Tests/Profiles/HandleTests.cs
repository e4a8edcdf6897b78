using Farandole.Domain.Profiles;

namespace Farandole.Domain.Tests.Profiles;

public sealed class HandleTests
{
    [Theory]
    [InlineData("camille", "camille")]
    [InlineData(" @Camille_69 ", "camille_69")]
    [InlineData("a1_", "a1_")]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234", "abcdefghijklmnopqrstuvwxyz1234")]
    public void A_handle_is_read_without_its_capitals(string typed, string read) =>
        Assert.Equal(read, Handle.Parse(typed)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345")]
    [InlineData("camille-69")]
    [InlineData("camille 69")]
    [InlineData("@@camille")]
    [InlineData("élodie")]
    [InlineData("\u0441amille")]
    [InlineData("camille\u200b")]
    [InlineData("\u212Aarim")]
    [InlineData("123")]
    [InlineData("___")]
    public void What_is_none_is_none(string? typed) => Assert.Null(Handle.Parse(typed));

    [Theory]
    [InlineData("admin")]
    [InlineData("Moderation")]
    [InlineData("_ad_min_")]
    [InlineData("new")]
    [InlineData("farandole")]
    public void Nobody_speaks_for_the_site(string typed)
    {
        var handle = Handle.Parse(typed)!;
        Assert.True(handle.IsReserved);
        Assert.Equal(Profile.NotFree, Profile.WhyNotOpen(0, handle, isTaken: false));
    }

    [Fact]
    public void One_account_has_ten_profiles_at_most()
    {
        var handle = Handle.Parse("camille")!;
        Assert.Null(Profile.WhyNotOpen(Profile.Most - 1, handle, isTaken: false));
        Assert.Equal(Profile.TooMany, Profile.WhyNotOpen(Profile.Most, handle, isTaken: false));
        Assert.Equal(Profile.NotFree, Profile.WhyNotOpen(0, handle, isTaken: true));
    }
}
