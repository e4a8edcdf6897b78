using System.Net;
using System.Text.Json.Nodes;
using Farandole.Platform.Db;
using Farandole.Tests.Accounts;
using Farandole.Tests.Federation;
using Farandole.Tests.Media;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>Pictures of events of other sites are made anew here: whoever looks asks nobody else.</summary>
public sealed class PicturesThereTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_picture_is_shown_from_here_and_nothing_of_the_file_but_what_it_shows()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        there.Pictures["/media/1.jpg"] = TestPictures.Photo(800, 500).WithSecrets().WriteToBuffer(".jpg");
        await there.Says(app, "Create", Pictured(there, "/media/1.jpg"));

        var kept = Assert.Single(await app.Kept());
        var path = $"/pictures/{kept.Picture}.webp";
        var visitor = app.Visitor();
        foreach (var page in (string[])["/", kept.Path, "/api/v1/events", "/agenda.json"])
            Assert.Contains(path, await visitor.Page(page), StringComparison.Ordinal);
        var shown = await visitor.Page(kept.Path);
        Assert.Contains("alt=\"Des gens qui dansent\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/media/1.jpg", shown, StringComparison.Ordinal);
        var bytes = await visitor.GetByteArrayAsync(path, Ct);
        Assert.DoesNotContain(
            TestPictures.Canary,
            System.Text.Encoding.Latin1.GetString(bytes),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("text")]
    [InlineData("missing")]
    [InlineData("large")]
    [InlineData("inside")]
    public async Task What_is_no_picture_or_cannot_be_had_leaves_the_cover_of_ours(string what)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        there.Pictures["/text"] = "<svg onload='alert(1)'/>"u8.ToArray();
        there.Pictures["/large"] = new byte[11 * 1024 * 1024];
        var told = Pictured(there, $"/{what}");
        if (what == "inside")
            told["attachment"]![0]!["url"] = "http://127.0.0.1:1/picture.png";
        await there.Says(app, "Create", told);
        var kept = Assert.Single(await app.Kept());
        Assert.Null(kept.Picture);
        Assert.Contains($"/covers/{kept.Id}.svg", await app.Visitor().Page(kept.Path), StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<PictureRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task The_same_picture_is_asked_for_once_another_replaces_it_and_none_stays_when_the_event_is_gone()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        there.Pictures["/a.png"] = there.Pictures["/b.png"] = TestPictures.BlackPng(64, 48);
        var told = Pictured(there, "/a.png");
        await there.Says(app, "Create", told);
        var first = (await app.Kept()).Single().Picture;
        told["updated"] = "2027-03-01T11:00:00Z";
        await there.Says(app, "Update", told);
        Assert.Equal(first, (await app.Kept()).Single().Picture);
        Assert.Single(there.Asked, a => a == "/a.png");

        told["updated"] = "2027-03-01T12:00:00Z";
        told["attachment"]![0]!["url"] = $"{there.Origin}/b.png";
        await there.Says(app, "Update", told);
        var second = (await app.Kept()).Single().Picture;
        Assert.NotNull(second);
        Assert.NotEqual(first, second);

        await there.Says(app, "Delete", told);
        await app.Night(Duration.FromDays(2));
        Assert.Equal(0, await app.Look(db => db.Set<PictureRow>().CountAsync(Ct)));
        foreach (var picture in (object?[])[first, second])
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await app.Visitor().GetAsync($"/pictures/{picture}.webp", Ct)).StatusCode
            );
    }

    private static JsonObject Pictured(Neighbour there, string path)
    {
        var told = there.Event("1");
        told["attachment"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "Document",
                ["url"] = $"{there.Origin}{path}",
                ["name"] = "Des gens qui dansent",
                ["mediaType"] = "image/jpeg",
                ["isBannerImage"] = true,
            }
        );
        return told;
    }
}
