using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Talk;
using Farandole.Platform.Identity;
using Farandole.Platform.Live;
using Farandole.Tests.Organizing;
using Farandole.Tests.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Talk;

[Requirement("FRIENDS-3")]
public sealed class TalkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<Backstage> Private() => Backstage.SetAsync(d => d with { Visibility = Visibility.Private });

    [Fact]
    public async Task Two_guests_and_the_team_talk_and_each_sees_the_others()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        using var lea = await Guest(stage, "lea@exemple.fr");
        var team = await stage.Organizer();

        Leads(await Say(stage, bao, "Je passe par **Givors**.", "Bao"), $"{stage.Path}#talk");
        await Say(stage, lea, "Moi je veux bien !", "Léa de Givors");
        await Say(stage, team, "Merci à vous deux.");

        foreach (var one in new[] { bao, lea, team })
        {
            var page = await one.Page(stage.Path);
            Assert.Contains("<strong>Givors</strong>", page, StringComparison.Ordinal);
            Assert.Contains("Léa de Givors", page, StringComparison.Ordinal);
            Assert.Contains("Merci à vous deux.", page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("exemple.fr", await lea.Page($"{stage.Path}/talk"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Get($"{stage.Path}/talk")).StatusCode);
    }

    [Fact]
    public async Task In_public_there_is_none_until_the_team_opens_one_and_strangers_only_read()
    {
        await using var stage = await Backstage.SetAsync();
        using var bao = await Guest(stage, "bao@exemple.fr");
        using var stranger = stage.App.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await Say(stage, bao, "Bonjour", "Bao")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{stage.Path}/talk")).StatusCode);

        await (await stage.Organizer()).Post($"{stage.Path}/talk/rules", ("open", "true"));
        await Say(stage, bao, "Bonjour", "Bao");

        Assert.Contains("Bonjour", await stranger.Page(stage.Path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Say(stage, stranger, "Spam", "X")).StatusCode);
        Assert.Single(await Said(stage));
    }

    [Fact]
    public async Task A_hostile_message_goes_with_one_click_and_stays_in_sight_of_the_team()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        using var troll = await Guest(stage, "troll@exemple.fr");
        await Say(stage, troll, "Vous êtes nuls.", "Troll");
        var id = (await Said(stage)).Single().Id;
        var team = await stage.Organizer();

        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post($"{stage.Path}/talk/{id}/removal")).StatusCode);
        await team.Post($"{stage.Path}/talk/{id}/removal");

        foreach (var one in new[] { bao, troll, team })
            Assert.DoesNotContain("nuls", await one.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains("nuls", await team.Page($"{stage.Path}/talk"), StringComparison.Ordinal);
        Assert.Contains("Message retiré", await team.Page($"{stage.Path}/log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_blocked_is_told_nothing_and_hears_themselves()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        using var troll = await Guest(stage, "troll@exemple.fr");
        await Say(stage, troll, "Vous êtes nuls.", "Troll");
        var id = (await Said(stage)).Single().Id;
        var team = await stage.Organizer();
        var before = await troll.Page(stage.Path);

        await team.Post($"{stage.Path}/talk/{id}/silence", ("silence", "true"));
        Leads(await Say(stage, troll, "Vous m’entendez ?", "Troll"), $"{stage.Path}#talk");

        Assert.Contains("nuls", before, StringComparison.Ordinal);
        foreach (var word in new[] { "nuls", "Vous m’entendez ?" })
        {
            Assert.Contains(word, await troll.Page(stage.Path), StringComparison.Ordinal);
            Assert.Contains(word, await team.Page($"{stage.Path}/talk"), StringComparison.Ordinal);
            Assert.DoesNotContain(word, await bao.Page(stage.Path), StringComparison.Ordinal);
            Assert.DoesNotContain(word, await bao.Page($"{stage.Path}/talk-now"), StringComparison.Ordinal);
        }
        await team.Post($"{stage.Path}/talk/{id}/silence", ("silence", "false"));
        Assert.Contains("nuls", await bao.Page(stage.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_takes_back_is_gone()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        await Say(stage, bao, "Oups", "Bao");

        await bao.Post($"{stage.Path}/talk/{(await Said(stage)).Single().Id}/removal");

        Assert.Empty(await Said(stage));
    }

    [Fact]
    public async Task Nothing_typed_is_lost_when_the_talk_is_slow_or_frozen_or_the_words_are_missing()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        var team = await stage.Organizer();
        await team.Post($"{stage.Path}/talk/rules", ("open", "true"), ("pause", "30"));
        await Say(stage, bao, "Un", "Bao");

        var fast = await Say(stage, bao, "Deux messages", "Bao");
        Assert.Equal(HttpStatusCode.Conflict, fast.StatusCode);
        var said = await fast.Text();
        Assert.Contains("Deux messages", said, StringComparison.Ordinal);
        Assert.Contains("toutes les 30 secondes", said, StringComparison.Ordinal);
        stage.App.Clock.Advance(Duration.FromSeconds(30));
        Leads(await Say(stage, bao, "Deux messages", "Bao"), $"{stage.Path}#talk");

        var nameless = await Say(stage, bao, "Trois messages", " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Contains("Trois messages", await nameless.Text(), StringComparison.Ordinal);

        await team.Post($"{stage.Path}/talk/rules", ("open", "true"), ("frozen", "true"));
        stage.App.Clock.Advance(Duration.FromSeconds(30));
        Assert.Equal(HttpStatusCode.Conflict, (await Say(stage, bao, "Trois", "Bao")).StatusCode);
        Leads(await Say(stage, team, "On se calme."), $"{stage.Path}#talk");
        Assert.Contains("La discussion est en pause", await bao.Page(stage.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_message()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        var id = Guid.NewGuid();

        await Task.WhenAll(Say(stage, bao, "Bonjour", "Bao", id), Say(stage, bao, "Bonjour", "Bao", id));

        Assert.Single(await Said(stage));
    }

    [Fact]
    public async Task Thirty_are_on_the_page_the_older_ones_behind_and_a_pinned_one_on_top()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        for (var i = 0; i < 35; i++)
        {
            await Say(stage, bao, $"Message n{i:00}.", "Bao");
            stage.App.Clock.Advance(Duration.FromSeconds(1));
        }
        var first = (await Said(stage)).Single(m => m.Text == "Message n00.").Id;
        await (await stage.Organizer()).Post($"{stage.Path}/talk/{first}/pin", ("pin", "true"));

        var page = await bao.Page(stage.Path);
        Assert.Contains("Message épinglé", page, StringComparison.Ordinal);
        Assert.Contains("Message n00.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Message n04.", page, StringComparison.Ordinal);
        Assert.Contains("Message n05.", page, StringComparison.Ordinal);
        var older = System.Text.RegularExpressions.Regex.Match(page, "talk\\?before=[A-Za-z0-9_-]+").Value;
        Assert.Contains("Message n04.", await bao.Page($"{stage.Path}/{older}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_who_listen_are_all_told_of_a_message()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        var listeners = stage.App.Services.GetRequiredService<Listeners>();
        var joined = Enumerable.Range(0, 200).Select(i => listeners.Join(stage.Id, $"10.0.{i}.1")!).ToList();
        joined.ForEach(l => l.Take());

        await Say(stage, bao, "Bonjour", "Bao");

        Assert.All(joined, l => Assert.Equal(["talk"], l.Take()));
        joined.ForEach(l => l.Dispose());
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task What_one_said_is_theirs_to_take_away_and_to_erase()
    {
        await using var stage = await Private();
        var person = await stage.Answer("bao@exemple.fr", "Bao");
        var ticket = stage.App.Services.GetRequiredService<Tickets>().PathOf(person);
        using var bao = stage.App.Visitor();
        await bao.Post($"{ticket}/session");
        await Say(stage, bao, "canari-mot", "Bao");

        await using var zip = new System.IO.Compression.ZipArchive(
            await (await bao.Get($"{ticket}/data.zip")).Content.ReadAsStreamAsync(Ct)
        );
        using var reader = new StreamReader(await zip.GetEntry("talk.json")!.OpenAsync(Ct));
        Assert.Contains("canari-mot", await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);
        await bao.Post($"{ticket}/erasure");

        Assert.Empty(await Said(stage));
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_month_after_the_event_nothing_is_left_of_the_talk()
    {
        await using var stage = await Private();
        using var bao = await Guest(stage, "bao@exemple.fr");
        await Say(stage, bao, "canari-mot", "Bao");
        Assert.Contains("Tout s’efface le 19 avril", await bao.Page(stage.Path), StringComparison.Ordinal);

        await stage.Erase(Duration.FromDays(60));

        Assert.Empty(await Said(stage));
    }

    private static async Task<HttpClient> Guest(Backstage stage, string email) =>
        await Questions.Desk.Known(stage, email);

    private static Task<HttpResponseMessage> Say(
        Backstage stage,
        HttpClient who,
        string text,
        string name = "",
        Guid? id = null
    ) =>
        who.Post(
            $"{stage.Path}/talk",
            ("text", text),
            ("name", name),
            ("message", (id ?? Guid.NewGuid()).ToString("N"))
        );

    private static Task<List<Message>> Said(Backstage stage) =>
        stage.App.Look(db => db.AllMessages.Where(m => m.EventId == stage.Id).ToListAsync(Ct));

    private static void Leads(HttpResponseMessage answer, string path) => Questions.Desk.Leads(answer, path);
}
