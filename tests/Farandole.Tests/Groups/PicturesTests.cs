using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.Accounts;
using Farandole.Tests.Media;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Groups;

/// <summary>The picture of a group, and the banner over its page.</summary>
public sealed class PicturesTests
{
    private const string Settings = "/groups/eaux_vives/settings";
    private const string Pictures = "/groups/eaux_vives/pictures";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_has_a_picture_and_a_banner_on_its_page_in_its_space_and_in_the_directory()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        Assert.Contains(">EV</span>", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);

        var picture = await nadia.SendsPicture($"{Pictures}/picture", Sending.Photo, "Une goutte");
        var banner = await nadia.SendsPicture($"{Pictures}/banner", Sending.Photo, "Le fleuve au matin");

        Assert.Equal($"{Settings}?done=picture", picture.Headers.Location?.ToString());
        Assert.Equal($"{Settings}?done=banner", banner.Headers.Location?.ToString());
        Assert.Contains(
            "Le bandeau est enregistré",
            await nadia.Page($"{Settings}?done=banner"),
            StringComparison.Ordinal
        );
        var group = await Group(app);
        var page = await app.Visitor().Page("/@eaux_vives");
        Assert.Contains($"src=\"/pictures/{group.Picture}.webp\" alt=\"Une goutte\"", page, StringComparison.Ordinal);
        Assert.Contains(
            $"<div class=\"ev-banner feston\"><img src=\"/pictures/{group.Banner}.webp\" alt=\"Le fleuve au matin\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"og:image\" content=\"http://farandole.test/pictures/{group.Banner}.webp\"",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Its_picture_stands_in_its_space_in_the_directory_and_in_the_list_of_ones_own()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.SendsPicture($"{Pictures}/picture", Sending.Photo, "Une goutte");
        var group = await Group(app);

        foreach (var list in new[] { "/groups", "/account" })
            Assert.Contains($"/pictures/{group.Picture}-s.webp", await nadia.Page(list), StringComparison.Ordinal);
        Assert.Contains(
            $"/pictures/{group.Picture}.webp",
            await nadia.Page("/groups/eaux_vives"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "a modifié la page du groupe",
            await nadia.Page("/groups/eaux_vives"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Each_is_taken_down_alone_and_its_errors_stand_at_its_own_fields()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.SendsPicture($"{Pictures}/picture", Sending.Photo, "");
        await nadia.SendsPicture($"{Pictures}/banner", Sending.Photo, "");
        Assert.Equal(4, app.PictureFiles().Count);

        var refused = await nadia.SendsPicture($"{Pictures}/banner", Sending.NoPhoto, "Le fleuve");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var form = await refused.Text();
        Assert.Contains("id=\"banner-error\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"picture-error\"", form, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await nadia.SendsPicture($"{Pictures}/roof", Sending.Photo, "")).StatusCode
        );

        await nadia.Post($"{Pictures}/banner/removal");
        Assert.Equal((true, false), (await Group(app) is var g && g.Picture is not null, g.Banner is not null));
        Assert.Equal(2, app.PictureFiles().Count);
        await nadia.Post($"{Pictures}/picture/removal");
        Assert.Empty(app.PictureFiles());
        Assert.Contains(">EV</span>", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_stay_as_long_as_the_group_and_go_with_it()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.SendsPicture($"{Pictures}/picture", Sending.Photo, "");
        await nadia.SendsPicture($"{Pictures}/banner", Sending.Photo, "");
        await app.Night(Duration.FromDays(3));
        Assert.Equal(4, app.PictureFiles().Count);

        await nadia.Post("/groups/eaux_vives/end", ("end", "true"));
        await app.Night(Domain.Groups.Group.Regret);

        Assert.Equal(HttpStatusCode.Gone, (await app.Visitor().Get("/@eaux_vives")).StatusCode);
        Assert.Empty(app.PictureFiles());
    }

    private static Task<Group> Group(App app) => app.Look(db => db.Set<Group>().SingleAsync(Ct));
}
