using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Farandole.Tests.Accounts;
using Farandole.Tests.Groups;
using Farandole.Tests.Media;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Profiles;

/// <summary>The picture that stands for a profile: where it shows, what joins it with nothing, and when it goes.</summary>
public sealed class WearingTests
{
    private const string Rose = "/account/profiles/rose";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-4")]
    public async Task A_picture_takes_the_place_of_the_letters_wherever_the_profile_shows()
    {
        await using var app = await App.StartAsync();
        var cam = await app.WatersOf("rose");
        Assert.Contains(">NR</span>", await app.Visitor().Page("/@rose"), StringComparison.Ordinal);
        await cam.Post("/groups/eaux_vives/me", ("shown", "ToEverybody"));

        var sent = await cam.SendsPicture($"{Rose}/picture", Sending.Photo, "Rose au violon");

        Assert.Equal($"{Rose}?done=picture", sent.Headers.Location?.ToString());
        Assert.Contains("est enregistrée", await cam.Page($"{Rose}?done=picture"), StringComparison.Ordinal);
        var id = await PictureOf(app, "rose");
        var page = await app.Visitor().Page("/@rose");
        Assert.Contains($"src=\"/pictures/{id}.webp\" alt=\"Rose au violon\"", page, StringComparison.Ordinal);
        Assert.Contains(
            $"og:image\" content=\"http://farandole.test/pictures/{id}.webp\"",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(">NR</span>", page, StringComparison.Ordinal);
        foreach (
            var seen in new[] { "/account", "/groups/eaux_vives/members", "/@eaux_vives", "/groups/eaux_vives/rights" }
        )
            Assert.Contains($"src=\"/pictures/{id}-s.webp\"", await cam.Page(seen), StringComparison.Ordinal);
        var file = JsonDocument.Parse(await cam.GetStringAsync("/account/data.json", Ct)).RootElement;
        Assert.Equal(
            $"http://farandole.test/pictures/{id}.webp",
            file.GetProperty("profiles")[0].GetProperty("picture").GetString()
        );
        var bytes = await app.Visitor().GetByteArrayAsync($"/pictures/{id}.webp", Ct);
        Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(["VP8 "], TestPictures.WebPChunks(bytes));
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task One_picture_on_two_profiles_has_two_addresses_two_tags_and_other_bytes()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "rose", "tuba");
        foreach (var handle in new[] { "rose", "tuba" })
            await cam.SendsPicture($"/account/profiles/{handle}/picture", Sending.Photo, "");

        foreach (var size in new[] { "", "-s" })
        {
            var (rose, tuba) = (await Seen(app, "rose", size), await Seen(app, "tuba", size));
            Assert.NotEqual(rose.Path, tuba.Path);
            Assert.NotEqual(rose.Tag, tuba.Tag);
            Assert.NotEqual(rose.Bytes, tuba.Bytes);
            // Nothing else of the answers tells them apart, or together.
            Assert.Equal(rose.Headers, tuba.Headers);
        }
    }

    [Fact]
    public async Task A_picture_is_described_anew_changed_and_taken_away_and_no_file_stays()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "rose");
        await cam.SendsPicture($"{Rose}/picture", Sending.Photo, "Une rose");
        var first = await PictureOf(app, "rose");

        await cam.SendsPicture($"{Rose}/picture", null, "Une autre description");
        Assert.Equal(first, await PictureOf(app, "rose"));
        Assert.Contains("Une autre description", await app.Visitor().Page("/@rose"), StringComparison.Ordinal);

        await cam.SendsPicture($"{Rose}/picture", Sending.Photo, "");
        Assert.NotEqual(first, await PictureOf(app, "rose"));
        Assert.Equal(2, app.PictureFiles().Count);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get($"/pictures/{first}.webp")).StatusCode);

        var removed = await cam.Post($"{Rose}/picture/removal");
        Assert.Equal($"{Rose}?done=picture-removed", removed.Headers.Location?.ToString());
        Assert.Null(await PictureOf(app, "rose"));
        Assert.Empty(app.PictureFiles());
        Assert.Equal(0, await app.Look(db => db.Set<PictureRow>().CountAsync(Ct)));
        Assert.Contains(">NR</span>", await app.Visitor().Page("/@rose"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_picture_is_said_at_its_field_and_what_was_typed_comes_back()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "rose");

        var refused = await cam.SendsPicture($"{Rose}/picture", Sending.NoPhoto, "Une rose");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Text();
        Assert.Contains("id=\"picture-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Une rose\"", page, StringComparison.Ordinal);

        page = await (await cam.SendsPicture($"{Rose}/picture", Sending.Photo, new string('a', 400))).Text();
        Assert.Contains("id=\"picture-alt-error\"", page, StringComparison.Ordinal);
        Assert.Contains("Choisissez la photo de nouveau", page, StringComparison.Ordinal);
        Assert.Empty(app.PictureFiles());
    }

    [Fact]
    public async Task Nobody_changes_the_picture_of_anothers_profile()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "rose");
        await cam.SendsPicture($"{Rose}/picture", Sending.Photo, "");
        var other = await app.SomebodyAs("dom@exemple.fr", "marteau");
        foreach (var visitor in new[] { app.Visitor(), other })
        {
            var sent = await visitor.SendsPicture($"{Rose}/picture", Sending.Photo, "");
            Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post($"{Rose}/picture/removal")).StatusCode);
        }
        Assert.Equal(2, app.PictureFiles().Count);
    }

    [Fact]
    public async Task It_goes_with_the_profile_at_once_and_with_the_account_when_the_profile_does()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "rose", "tuba");
        foreach (var handle in new[] { "rose", "tuba" })
            await cam.SendsPicture($"/account/profiles/{handle}/picture", Sending.Photo, "");
        Assert.Equal(4, app.PictureFiles().Count);

        await cam.Post($"{Rose}/deletion");
        Assert.Equal(2, app.PictureFiles().Count);

        await app.SignedIn("cam@exemple.fr", cam);
        await cam.Post("/account/erasure");
        await app.Night(Account.Regret);
        await app.Night(Profile.Leaving);
        Assert.Equal(HttpStatusCode.Gone, (await app.Visitor().Get("/@tuba")).StatusCode);
        Assert.Empty(app.PictureFiles());
        Assert.Equal(0, await app.Look(db => db.Set<PictureRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task What_is_worn_is_not_taken_for_unused()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "rose");
        await cam.SendsPicture($"{Rose}/picture", Sending.Photo, "");

        await app.Night(Duration.FromDays(40));

        Assert.Equal(2, app.PictureFiles().Count);
    }

    private static Task<PictureId?> PictureOf(App app, string handle) =>
        app.Look(db => db.Set<Profile>().Where(p => p.Handle == handle).Select(p => p.Picture).SingleAsync(Ct));

    private static async Task<(string Path, string? Tag, byte[] Bytes, string Headers)> Seen(
        App app,
        string handle,
        string size
    )
    {
        var page = await app.Visitor().Page($"/@{handle}");
        var path = Regex.Match(page, "/pictures/[0-9a-f]{32}").Value + $"{size}.webp";
        var answer = await app.Visitor().Get(path);
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key is not ("Date" or "Content-Length" or "ETag"))
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return (
            path,
            answer.Headers.ETag?.Tag,
            await answer.Content.ReadAsByteArrayAsync(Ct),
            string.Join('\n', headers)
        );
    }
}
