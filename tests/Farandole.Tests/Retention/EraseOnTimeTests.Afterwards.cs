using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Media.Pictures;
using Farandole.Tests.Coming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Retention;

/// <summary>What was said and shown after an event.</summary>
public sealed partial class EraseOnTimeTests
{
    [Fact]
    [Requirement("PERSON-4")]
    [Requirement("PUBLIC-9")]
    public async Task A_month_after_the_event_its_letter_of_thanks_is_forgotten_and_the_page_stays()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        await Leave(app, id);
        await app.PassAsync(UntilTheEnd + Duration.FromDays(29));
        Assert.NotNull((await Word(app))!.LetterText);
        await app.PassAsync(Duration.FromDays(2));
        var word = (await Word(app))!;
        Assert.Equal((null, null), (word.LetterSubject, word.LetterText));
        Assert.Equal(("canari-merci", 3), (word.Text, word.LetterReaders));
        await AssertForgotten(app, "canari-lettre");
    }

    [Fact]
    [Requirement("PERSON-4")]
    [Requirement("PUBLIC-9")]
    public async Task With_a_deleted_event_go_its_thanks_and_its_pictures_and_their_files()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        var picture = await Leave(app, id);
        var pictures = app.Services.GetRequiredService<PicturesBehind>();
        await app.PassAsync(UntilTheEnd + Duration.FromDays(60));
        using (var there = pictures.Open(picture, PictureSize.Page))
            Assert.NotNull(there);
        await app.Change(id, e => e.Delete(app.Now()));
        await app.PassAsync(Duration.FromHours(2));
        Assert.Null(pictures.Open(picture, PictureSize.Page));
        Assert.Null(pictures.Open(picture, PictureSize.Thumbnail));
        Assert.Null(await Word(app));
        Assert.Equal(0, await app.Look(db => db.Set<Souvenir>().CountAsync()));
        await AssertForgotten(app, "canari-merci");
        await AssertForgotten(app, "canari-photo");
    }

    private static Task<Afterword?> Word(App app) => app.Look(db => db.Set<Afterword>().SingleOrDefaultAsync());

    /// <summary>Thanks, a letter that has left, and a picture with its files.</summary>
    private static async Task<PictureId> Leave(App app, EventId id)
    {
        var pictures = app.Services.GetRequiredService<PicturesBehind>();
        var picture = pictures.Expect();
        await File.WriteAllTextAsync(picture.Clean, "pixels");
        await File.WriteAllTextAsync(picture.Thumbnail, "pixels");
        pictures.Keep(picture);
        await app.Writer.Write(
            (db, _) =>
            {
                var now = app.Clock.GetCurrentInstant();
                var word = Afterword.Of(id);
                word.Thank("canari-merci", "<p>canari-merci</p>", true, now);
                word.Write("canari-lettre", "canari-lettre", 3, now);
                db.AddRange(word, Souvenir.Keep(id, new(picture.Id, 80, 60, "canari-photo"), 0, now));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );
        return picture.Id;
    }
}
