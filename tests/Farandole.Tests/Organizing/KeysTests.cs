using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Organizing;

public sealed partial class KeysTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("CREATE-3")]
    public async Task A_co_organizer_gets_a_key_of_their_own_shown_once()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();

        var made = await organizer.Post($"{stage.Path}/keys", ("label", "Bao"), ("email", ""));
        var key = KeyIn(await made.Text());

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.DoesNotContain(key, await organizer.Page($"{stage.Path}/keys"), StringComparison.Ordinal);
        await stage.Organizer(key);
        Assert.Contains("Bao", await organizer.Page($"{stage.Path}/keys"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CREATE-3")]
    public async Task A_key_by_letter_opens_and_no_row_ever_holds_it()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();

        var sent = await organizer.Post($"{stage.Path}/keys", ("label", "Bao"), ("email", "bao@exemple.fr"));
        await stage.App.DrainAsync();

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var letter = Assert.Single(stage.App.LettersTo("bao@exemple.fr"));
        var key = KeyIn(letter.TextBody);
        Assert.Contains($"http://farandole.test/manage#{key}", letter.TextBody, StringComparison.Ordinal);
        await stage.Organizer(key);
        Assert.Equal("Bao", (await stage.App.Look(db => db.Keys.SingleAsync(k => k.ConfirmedAt != null, Ct))).Label);
    }

    [Fact]
    public async Task A_new_key_says_for_whom_and_keeps_what_was_typed()
    {
        await using var stage = await Backstage.SetAsync();

        var answer = await (await stage.Organizer()).Post($"{stage.Path}/keys", ("label", ""), ("email", "bao@"));
        var page = await answer.Text();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"bao@\"", page, StringComparison.Ordinal);
        Assert.Contains("Dites pour qui est cette clé", page, StringComparison.Ordinal);
        Assert.Contains("Cette adresse n’est pas complète", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CREATE-3")]
    public async Task Changing_a_key_ends_the_old_one_and_what_it_opened()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();
        var thief = await stage.Organizer();

        var renewed = await organizer.Post($"{stage.Path}/keys/{await FirstKey(stage)}/renewal");
        var fresh = KeyIn(await renewed.Text());

        Assert.NotEqual(stage.Key, fresh);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await stage.App.Visitor().Post("/sessions", ("key", stage.Key))).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Get($"{stage.Path}/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await organizer.Get($"{stage.Path}/manage")).StatusCode);
        await stage.Organizer(fresh);
    }

    [Fact]
    [Requirement("CREATE-3")]
    public async Task Revoking_a_key_ends_its_visits_at_once()
    {
        await using var stage = await Backstage.SetAsync();
        var bao = await stage.Organizer(await stage.KeyFor("bao@exemple.fr", "Bao"));
        Assert.Equal(HttpStatusCode.OK, (await bao.Get($"{stage.Path}/manage")).StatusCode);
        var id = (await stage.App.Look(db => db.Keys.SingleAsync(k => k.Label == "Bao", Ct))).Id;

        var revoked = await (await stage.Organizer()).Post($"{stage.Path}/keys/{id}/revocation");

        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get($"{stage.Path}/manage")).StatusCode);
    }

    [Fact]
    public async Task The_last_key_cannot_be_revoked()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();

        var refused = await organizer.Post($"{stage.Path}/keys/{await FirstKey(stage)}/revocation");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("la dernière clé", await refused.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await organizer.Get($"{stage.Path}/manage")).StatusCode);
    }

    [Fact]
    public async Task Of_two_keys_revoked_at_once_one_stays()
    {
        await using var stage = await Backstage.SetAsync();
        var bao = await stage.Organizer(await stage.KeyFor("bao@exemple.fr", "Bao"));
        var first = await stage.Organizer();
        var keys = await stage.App.Look(db => db.Keys.ToListAsync(Ct));

        await Task.WhenAll(
            bao.Post($"{stage.Path}/keys/{keys[0].Id}/revocation"),
            first.Post($"{stage.Path}/keys/{keys[1].Id}/revocation")
        );

        Assert.Equal(1, await stage.App.Look(db => db.Keys.CountAsync(k => k.RevokedAt == null, Ct)));
    }

    [Fact]
    [Requirement("CREATE-3")]
    public async Task Links_come_again_by_letter_and_the_answer_says_nothing()
    {
        await using var stage = await Backstage.SetAsync();
        var old = await stage.KeyFor("amel@exemple.fr", "Amel");
        await stage.Answer("lea@exemple.fr", "Léa");
        var answers = new List<(HttpStatusCode, string?)>();
        foreach (var email in new[] { "amel@exemple.fr", "lea@exemple.fr", "nobody@exemple.fr" })
        {
            var answer = await stage.App.Visitor().Post("/keys", ("email", email));
            answers.Add((answer.StatusCode, answer.Headers.Location?.ToString()));
        }
        Assert.Equal(
            3,
            await stage.App.Look(db => db.Set<Platform.Facts.JobRow>().CountAsync(j => j.Kind == "SendLinks", Ct))
        );
        await stage.App.DrainAsync();

        Assert.Single(answers.Distinct());
        Assert.Empty(stage.App.LettersTo("nobody@exemple.fr"));
        var key = KeyIn(Assert.Single(stage.App.LettersTo("amel@exemple.fr")).TextBody);
        Assert.NotEqual(old, key);
        await stage.Organizer(key);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await stage.App.Visitor().Post("/sessions", ("key", old))).StatusCode
        );
        Assert.Contains(
            "/t/ft1_",
            Assert.Single(stage.App.LettersTo("lea@exemple.fr")).TextBody,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_letter_that_is_held_back_leaves_the_keys_as_they_are()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor("amel@exemple.fr", "Amel");
        var letters = 0;
        for (var asked = 0; asked < 9; asked++)
        {
            await stage.App.Visitor().Post("/keys", ("email", "amel@exemple.fr"));
            await stage.App.PassAsync(NodaTime.Duration.FromMinutes(1));
            letters = stage.App.LettersTo("amel@exemple.fr").Count;
        }
        Assert.InRange(letters, 1, 8);

        await stage.Organizer(KeyIn(stage.App.LettersTo("amel@exemple.fr")[^1].TextBody));
    }

    [Fact]
    public async Task An_address_that_is_none_is_sent_back_with_what_was_typed()
    {
        await using var app = await App.StartAsync();

        var answer = await app.Visitor("en").Post("/keys", ("email", "amel at exemple"));
        var page = await answer.Text();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"amel at exemple\"", page, StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", page, StringComparison.Ordinal);
    }

    private static async Task<object> FirstKey(Backstage stage) =>
        (await stage.App.Look(db => db.Keys.FirstAsync(k => k.Kind == KeyKind.Organizer && k.Label == null, Ct))).Id;

    private static string KeyIn(string? text) => Key().Match(text ?? "").Value;

    [GeneratedRegex(@"fo1_[\w-]{40,}")]
    private static partial Regex Key();
}
