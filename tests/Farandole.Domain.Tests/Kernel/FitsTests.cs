using Farandole.Domain.Kernel;

namespace Farandole.Domain.Tests.Kernel;

public sealed class FitsTests
{
    [Theory]
    [InlineData(null, 1, true)]
    [InlineData("é", 1, true)]
    [InlineData("ée", 1, false)]
    [InlineData("👩‍👩‍👧‍👦", 3, true)]
    public void A_limit_is_in_characters_as_people_count_them(string? text, int most, bool fits) =>
        Assert.Equal(fits, PlainText.Fits(text, most));

    [Fact]
    public void One_character_made_of_hundreds_does_not_fit_into_its_column() =>
        Assert.False(PlainText.Fits("e" + new string('\u0301', 500), 80));
}
