using Farandole.Domain.Kernel;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Media;

public sealed class PictureStoreTests
{
    [Fact]
    public async Task A_removed_picture_is_gone_with_its_thumbnail_and_may_be_removed_again()
    {
        using var workshop = new PictureWorkshop();
        var (picture, _, _) = await workshop.StoredAsync(TestPictures.Photo(60, 40).JpegsaveBuffer());

        workshop.Store.Remove(picture.Id);
        workshop.Store.Remove(picture.Id);

        Assert.Empty(workshop.Files);
        Assert.Null(workshop.Store.Open(picture.Id, PictureSize.Page));
    }

    [Fact]
    public void What_a_crash_left_is_swept_and_what_is_arriving_stays()
    {
        using var workshop = new PictureWorkshop();
        var (crashed, arriving) = (workshop.Store.Expect(), workshop.Store.Expect());
        File.WriteAllText(crashed.Upload, "with its GPS");
        File.WriteAllText(arriving.Upload, "half");
        File.SetLastWriteTimeUtc(
            crashed.Upload,
            (SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(1)).ToDateTimeUtc()
        );

        workshop.Store.Expect();

        Assert.Equal([arriving.Upload], workshop.Files);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcdef\n")]
    [InlineData("0123456789abcdef0123456789abcdef/..")]
    [InlineData(null)]
    public void Only_our_own_names_are_names(string? text) => Assert.False(PictureId.TryParse(text, out _));

    [Fact]
    public void A_name_is_128_random_bits_and_reads_back()
    {
        var names = Enumerable.Range(0, 1000).Select(_ => PictureId.New()).ToHashSet();

        Assert.Equal(1000, names.Count);
        Assert.All(names, name => Assert.True(PictureId.TryParse(name.ToString(), out var same) && same == name));
    }

    [Fact]
    public void Every_problem_has_its_sentence_in_every_language()
    {
        foreach (var problem in Enum.GetValues<PictureProblem>())
            Assert.All(Words.Languages, language => Assert.True(Words.In(language).Knows(problem.Key())));
    }
}
