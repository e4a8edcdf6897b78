using System.Net;
using Farandole.Domain.Events;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Organizing;

public sealed class SessionTests
{
    [Fact]
    [Requirement("CREATE-3")]
    public async Task A_key_opens_the_backstage()
    {
        await using var stage = await Backstage.SetAsync();
        var visitor = stage.App.Visitor();

        var answer = await visitor.Post("/sessions", ("key", stage.Key));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{stage.Path}/manage", answer.Headers.Location?.ToString());
        Assert.Contains("Bal de printemps", await visitor.Page($"{stage.Path}/manage"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://farandole.test/manage#{0}")]
    [InlineData("  {0} ")]
    [InlineData("Ma clé : http://farandole.test/manage#{0}")]
    public async Task A_key_may_be_pasted_with_its_link(string pasted)
    {
        await using var stage = await Backstage.SetAsync();

        var answer = await stage.App.Visitor().Post("/sessions", ("key", string.Format(null, pasted, stage.Key)));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task Unknown_revoked_and_broken_keys_get_one_answer()
    {
        await using var stage = await Backstage.SetAsync();
        var revoked = await stage.KeyFor("bao@exemple.fr", "Bao");
        await stage.App.Writer.Write(
            async (db, ct) => (await db.Keys.AsTracking().FirstAsync(k => k.Label == "Bao", ct)).Revoke(App.Start),
            TestContext.Current.CancellationToken
        );
        var unknown = EventKey.Make(stage.Id, KeyKind.Organizer, null, "fr", App.Start).Secret.Reveal();
        var pages = new List<string>();
        foreach (var key in new[] { unknown, revoked, "anything at all" })
        {
            var answer = await stage.App.Visitor().Post("/sessions", ("key", key));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            pages.Add((await answer.Text()).Replace(key, "", StringComparison.Ordinal));
        }

        Assert.Single(pages.Distinct());
        Assert.Contains("Cette clé n’ouvre rien", pages[0], StringComparison.Ordinal);
        Assert.Contains("<title>Erreur", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_use_of_a_key_that_went_by_letter_lists_the_event()
    {
        await using var stage = await Backstage.SetAsync();
        var key = await stage.KeyFor("amel@exemple.fr", "Amel", confirmed: false);
        Assert.Null((await stage.Found()).ListedAt);
        Assert.Contains(
            "Un clic",
            await (await stage.Organizer()).Page($"{stage.Path}/manage"),
            StringComparison.Ordinal
        );

        await stage.Organizer(key);

        Assert.NotNull((await stage.Found()).ListedAt);
        var used = await stage.App.Look(db => db.Keys.FirstAsync(k => k.Label == "Amel"));
        Assert.Equal(new(2027, 3, 2), used.LastUsedOn);
        Assert.NotNull(used.ConfirmedAt);
    }

    [Fact]
    public async Task A_key_that_the_page_showed_lists_nothing()
    {
        await using var stage = await Backstage.SetAsync();

        await stage.Organizer();

        Assert.Null((await stage.Found()).ListedAt);
    }

    [Fact]
    public async Task A_held_event_waits_even_after_the_click()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Change(e => e.Hold(App.Start));
        var key = await stage.KeyFor("amel@exemple.fr", "Amel", confirmed: false);

        var page = await (await stage.Organizer(key)).Page($"{stage.Path}/manage");

        Assert.Null((await stage.Found()).ListedAt);
        Assert.Contains("En relecture", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_closes_the_backstage_and_clears_the_browser()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();

        var left = await organizer.Post("/sessions/end");

        Assert.Contains("\"cookies\"", left.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await organizer.Get($"{stage.Path}/manage")).StatusCode);
    }

    [Fact]
    public async Task The_pages_behind_the_scenes_are_kept_by_nobody()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();
        foreach (
            var path in new[] { "/manage", "/keys", $"{stage.Path}/manage", $"{stage.Path}/keys", $"{stage.Path}/log" }
        )
        {
            var answer = await organizer.Get(path);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task An_invitation_says_nothing_until_it_is_opened()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var made = await (await (await stage.Organizer()).Post($"{stage.Path}/invitation")).Text();
        var path = Between(made, "http://farandole.test", "\"");
        Assert.StartsWith("/i/fi1_", path, StringComparison.Ordinal);
        var guest = stage.App.Visitor();

        var preview = await guest.Page(path);
        var robot = await guest.Page("/i/fi1_AAAAAAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        var opened = await guest.Post(path);

        Assert.DoesNotContain("Bal de printemps", preview, StringComparison.Ordinal);
        Assert.Equal(
            preview.Replace(path, "", StringComparison.Ordinal).Length,
            robot
                .Replace(
                    "/i/fi1_AAAAAAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    "",
                    StringComparison.Ordinal
                )
                .Length
        );
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Equal(stage.Path, opened.Headers.Location?.ToString());
        // An invitation is no organizer's key.
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"{stage.Path}/manage")).StatusCode);
    }

    [Fact]
    public async Task A_new_invitation_ends_the_old_one()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var organizer = await stage.Organizer();
        var old = Between(
            await (await organizer.Post($"{stage.Path}/invitation")).Text(),
            "http://farandole.test",
            "\""
        );

        await organizer.Post($"{stage.Path}/invitation");
        var answer = await stage.App.Visitor().Post(old);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_done_behind_the_scenes_stays_there()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var organizer = await stage.Organizer();
        await stage.App.PassAsync(NodaTime.Duration.FromMinutes(1));
        await organizer.Post($"{stage.Path}/invitation");

        var page = await organizer.Page(stage.Path);

        Assert.Contains("Bal de printemps", page, StringComparison.Ordinal);
        Assert.DoesNotContain("invitation-made", page, StringComparison.Ordinal);
        Assert.Contains(
            "nouveau lien d’invitation",
            await organizer.Page($"{stage.Path}/log"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_public_event_has_no_invitation()
    {
        await using var stage = await Backstage.SetAsync();
        var answer = await (await stage.Organizer()).Post($"{stage.Path}/invitation");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start + "/i/", StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
