using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Tests.Accounts;
using Farandole.Tests.Afterwards;
using Farandole.Tests.Groups;
using Farandole.Tests.Media;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Posts;

/// <summary>Pictures of news: for those who read it, and for nobody else.</summary>
public sealed class PostPicturesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_come_before_the_news_goes_out()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");

        // Even if it was to go out now: it waits for its pictures.
        var answer = await nadia.Posts("Les berges", "On a nettoyé.", "now", more: ("do", "pictures"));

        var post = await app.PostCalled("Les berges");
        Assert.Null(post.PublishedAt);
        Assert.Equal($"{Pictures(post)}?done=post-draft", answer.Headers.Location?.ToString());
        Assert.Contains("Ajouter une photo", await nadia.Page(Pictures(post)), StringComparison.Ordinal);
        foreach (var alt in new[] { "Les berges avant", "Les berges après" })
            Assert.Equal(
                $"{Pictures(post)}?done=picture-added",
                (await nadia.SendsPicture(Pictures(post), Sending.Photo, alt)).Headers.Location?.ToString()
            );
        Assert.Contains("2 photos", await nadia.Page($"{Posting.Inside}/{post.Id}/edit"), StringComparison.Ordinal);
        Assert.All(app.PictureFiles(), f => Assert.StartsWith("pictures/behind/", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task They_stand_on_its_page_in_the_feed_and_in_previews_once_it_is_out()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Posts("Les berges", "On a nettoyé.", "draft");
        var post = await app.PostCalled("Les berges");
        foreach (var alt in new[] { "Les berges avant", "Les berges après" })
            await nadia.SendsPicture(Pictures(post), Sending.Photo, alt);

        await nadia.Rewrites(await app.PostCalled("Les berges"), "Les berges", "On a nettoyé.", ("when", "now"));

        var kept = await Kept(app, post);
        var page = await app.Visitor().Page($"{Posting.Outside}/{post.Id}");
        var feed = await app.Visitor().GetStringAsync(Posting.Feed, Ct);
        foreach (var one in kept)
        {
            Assert.Contains($"src=\"{Address(post, one, "-s")}\" alt=\"{one.Alt}\"", page, StringComparison.Ordinal);
            Assert.Contains(
                $"rel=\"enclosure\" type=\"image/webp\" href=\"http://farandole.test{Address(post, one)}\" title=\"{one.Alt}\"",
                feed,
                StringComparison.Ordinal
            );
            var seen = await app.Visitor().Get(Address(post, one));
            Assert.Equal(
                ("image/webp", "public, no-cache"),
                (seen.Content.Headers.ContentType?.MediaType, seen.Keepers())
            );
        }
        Assert.Contains(
            $"og:image\" content=\"http://farandole.test{Address(post, kept[0])}\"",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task A_picture_is_for_those_who_read_the_news_at_this_moment()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Discovers);
        var stranger = await app.SomebodyAs("cam@exemple.fr", "cam");
        await nadia.Posts("Entre nous", "Des mots.", "draft", nameof(PostReaders.Members));
        var post = await app.PostCalled("Entre nous");
        await nadia.SendsPicture(Pictures(post), Sending.Photo, "La réunion");
        var address = Address(post, (await Kept(app, post)).Single());

        // A draft: who may change it sees what it will be.
        await Sees(address, [nadia], [lou, stranger, app.Visitor()]);

        await nadia.Rewrites(await app.PostCalled("Entre nous"), "Entre nous", "Des mots.", ("when", "now"));
        await Sees(address, [nadia, lou], [stranger, app.Visitor()]);
        Assert.Equal("private, no-cache", (await lou.Get(address)).Keepers());
        Assert.Contains("La réunion", await lou.Page($"{Posting.Outside}/{post.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("og:image", await lou.Page($"{Posting.Outside}/{post.Id}"), StringComparison.Ordinal);
        foreach (var list in new[] { Posting.Outside, Posting.Feed, "/@eaux_vives" })
            Assert.DoesNotContain("La réunion", await app.Visitor().GetStringAsync(list, Ct), StringComparison.Ordinal);

        await nadia.Rewrites(
            await app.PostCalled("Entre nous"),
            "Entre nous",
            "Des mots.",
            ("readers", nameof(PostReaders.Everybody))
        );
        // The door of everybody's pictures leads there for nobody.
        var id = (await Kept(app, post)).Single().Id;
        await Sees($"/pictures/{id}.webp", [], [nadia, app.Visitor()]);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_there_are_ten_at_most()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Posts("Les berges", "On a nettoyé.");
        var post = await app.PostCalled("Les berges");
        foreach (
            var (file, alt, field) in new[]
            {
                (Sending.NoPhoto, "Une", "picture"),
                (null, "Une", "picture"),
                (Sending.Photo, "", "alt"),
            }
        )
        {
            var refused = await nadia.SendsPicture(Pictures(post), file, alt);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.Text();
            Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
            Assert.Contains($"value=\"{alt}\"", page, StringComparison.Ordinal);
        }
        await app.Writer.Write(
            (db, _) =>
            {
                for (var i = 0; i < Post.MostPictures; i++)
                    db.Add(PostPicture.Keep(post.Id, new(new(Guid.NewGuid()), 80, 60, $"n° {i}"), i));
                return Task.CompletedTask;
            },
            Ct
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await nadia.SendsPicture(Pictures(post), Sending.Photo, "Une de trop")).StatusCode
        );
        Assert.Empty(app.PictureFiles());
    }

    [Fact]
    public async Task Pictures_are_described_anew_taken_away_and_go_with_their_post()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Posts("Les berges", "On a nettoyé.");
        var post = await app.PostCalled("Les berges");
        foreach (var alt in new[] { "Avant", "Après" })
            await nadia.SendsPicture(Pictures(post), Sending.Photo, alt);
        var (before, after) = ((await Kept(app, post))[0].Id, (await Kept(app, post))[1].Id);
        Assert.NotNull((await app.PostCalled("Les berges")).ChangedAt);

        var refused = await nadia.Post($"{Pictures(post)}/{before}/description", ("alt", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"id=\"alt-{before}-error\"", await refused.Text(), StringComparison.Ordinal);
        await nadia.Post($"{Pictures(post)}/{before}/description", ("alt", "Les berges en mars"));
        Assert.Equal("Les berges en mars", (await Kept(app, post))[0].Alt);

        await nadia.Post($"{Pictures(post)}/{after}/removal");
        Assert.Equal(2, app.PictureFiles().Count);
        var romain = await app.MemberOfWaters("romain", RolePreset.Member);
        foreach (var door in new[] { $"{before}/removal", $"{before}/description" })
            Assert.Equal(HttpStatusCode.NotFound, (await romain.Post($"{Pictures(post)}/{door}")).StatusCode);

        await nadia.Post($"{Posting.Inside}/{post.Id}/deletion");
        Assert.Empty(app.PictureFiles());
        Assert.Equal(0, await app.Look(db => db.Set<PostPicture>().CountAsync(Ct)));
    }

    [Fact]
    public async Task They_go_with_their_group()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Posts("Les berges", "On a nettoyé.");
        await nadia.SendsPicture(Pictures(await app.PostCalled("Les berges")), Sending.Photo, "Avant");

        await nadia.Post("/groups/eaux_vives/end", ("end", "true"));
        await app.Night(Group.Regret);

        Assert.Empty(app.PictureFiles());
        Assert.Equal(0, await app.Look(db => db.Set<PostPicture>().CountAsync(Ct)));
    }

    private static async Task Sees(string address, HttpClient[] those, HttpClient[] others)
    {
        foreach (var one in those)
            Assert.Equal(HttpStatusCode.OK, (await one.Get(address)).StatusCode);
        foreach (var one in others)
        {
            var absent = await one.Get(address);
            Assert.Equal((HttpStatusCode.NotFound, "no-store"), (absent.StatusCode, absent.Keepers()));
        }
    }

    private static string Pictures(Post post) => $"{Posting.Inside}/{post.Id}/pictures";

    private static string Address(Post post, PostPicture one, string size = "") =>
        $"{Posting.Outside}/{post.Id}/pictures/{one.Id}{size}.webp";

    private static Task<List<PostPicture>> Kept(App app, Post post) =>
        app.Look(db => db.Set<PostPicture>().Where(p => p.PostId == post.Id).OrderBy(p => p.Position).ToListAsync(Ct));
}
