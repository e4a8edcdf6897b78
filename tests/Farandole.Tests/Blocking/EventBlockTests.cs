using System.Net;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Barring;
using Farandole.Tests.Announcing;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Blocking;

public sealed class EventBlockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_key_alone_an_address_is_kept_away_from_answers_and_questions()
    {
        await using var stage = await Backstage.SetAsync();
        var team = await stage.Organizer();
        var list = $"{stage.Path}/blocks";
        await team.Blocks(list, "troll@exemple.fr");
        Assert.DoesNotContain("troll@exemple.fr", await team.Page(list), StringComparison.Ordinal);

        await Keeping.SaysTheSame(
            stage.App.Visitor().Answers(stage.Id, "TROLL@exemple.fr"),
            stage.App.Visitor().Answers(stage.Id, "sam@exemple.fr")
        );
        await Keeping.SaysTheSame(
            Asks(stage, "Vous êtes combien de clowns ?", "troll@exemple.fr"),
            Asks(stage, "Peut-on venir avec un chien ?", "sam@exemple.fr")
        );
        await stage.App.DrainAsync();

        Assert.Equal(1, await stage.App.Look(db => db.Participations.CountAsync(Ct)));
        Assert.Equal(
            ["Peut-on venir avec un chien ?"],
            await stage.App.Look(db => db.Set<Question>().Select(q => q.Text).ToListAsync(Ct))
        );
        Assert.Empty(stage.App.LettersTo("troll@exemple.fr"));
        Assert.Contains("Personne bloquée", await team.Page($"{stage.Path}/log"), StringComparison.Ordinal);
        await team.Lifts(stage.App, list);
        (await stage.App.Visitor().Answers(stage.Id, "troll@exemple.fr")).ShouldLeadTo($"{stage.Path}/answered");
        Assert.Equal(2, await stage.App.Look(db => db.Participations.CountAsync(Ct)));
    }

    [Fact]
    public async Task By_a_program_it_is_the_same()
    {
        await using var stage = await Backstage.SetAsync();
        await (await stage.Organizer()).Blocks($"{stage.Path}/blocks", "troll@exemple.fr");

        await Keeping.SaysTheSame(Sends(stage, "troll@exemple.fr"), Sends(stage, "sam@exemple.fr"));

        Assert.Equal(1, await stage.App.Look(db => db.Participations.CountAsync(Ct)));
    }

    [Fact]
    public async Task Who_is_left_in_writes_for_themselves_alone()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        using var troll = await Questions.Desk.Known(stage, "troll@exemple.fr");
        using var lea = await Questions.Desk.Known(stage, "lea@exemple.fr");
        var team = await stage.Organizer();
        await Says(stage, troll, "Avant zq");
        await team.Blocks($"{stage.Path}/blocks", "troll@exemple.fr", more: ("stays", "true"));

        var said = await Says(stage, troll, "Après zq");

        said.ShouldLeadTo($"{stage.Path}#talk");
        Assert.Contains("Après zq", await troll.Page(stage.Path), StringComparison.Ordinal);
        foreach (var one in new[] { lea, team })
        {
            var page = await one.Page(stage.Path);
            Assert.Contains("Avant zq", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Après zq", page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Après zq", await team.Page($"{stage.Path}/talk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_taken_off_the_list_may_be_kept_away_with_the_same_tap()
    {
        await using var stage = await Backstage.SetAsync();
        var person = await stage.Answer("troll@exemple.fr", "Troll");
        var team = await stage.Organizer();

        await team.Post($"{stage.Path}/participations/{person.Id}/removal", ("block", "true"));

        Assert.Contains("Troll", await team.Page($"{stage.Path}/blocks"), StringComparison.Ordinal);
        Assert.Equal(person.EmailHash, (await stage.App.Look(db => db.Set<Block>().SingleAsync(Ct))).Address);
        await stage.App.DrainAsync();
        Assert.Empty(stage.App.LettersTo("troll@exemple.fr"));
    }

    [Fact]
    public async Task What_is_there_already_ends_and_no_letter_says_so()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private, Capacity = 3 });
        using var troll = await Questions.Desk.Known(stage, "troll@exemple.fr");
        using var lea = await Questions.Desk.Known(stage, "lea@exemple.fr");
        var pending = await stage.Answer("lent@exemple.fr", "Lent", confirmed: false);
        var team = await stage.Organizer();
        await Says(stage, troll, "Avant zq");
        await stage.App.DrainAsync();
        var letters = stage.App.LettersTo("troll@exemple.fr").Count;

        await team.Blocks($"{stage.Path}/blocks", "troll@exemple.fr");
        await team.Blocks($"{stage.Path}/blocks", "lent@exemple.fr");
        await stage.App.DrainAsync();

        Assert.Equal(1, (await stage.App.Reload(stage.Id)).PeopleComing);
        Assert.Equal(1, (await stage.App.Reload(stage.Id)).SeatsTaken);
        Assert.Equal(HttpStatusCode.NotFound, (await troll.Get(stage.Path)).StatusCode);
        foreach (var one in new[] { lea, team })
            Assert.DoesNotContain("Avant zq", await one.Page(stage.Path), StringComparison.Ordinal);
        Assert.NotNull(
            (await stage.App.Look(db => db.Participations.FirstAsync(p => p.Id == pending.Id, Ct))).RemovedAt
        );
        Assert.Equal(letters, stage.App.LettersTo("troll@exemple.fr").Count);
    }

    [Fact]
    public async Task A_group_that_is_kept_away_has_no_place_there_and_its_members_are_people_as_before()
    {
        await using var stage = await Backstage.SetAsync();
        var nadia = await stage.App.WatersOf("nadia");
        var group = await stage.App.Look(db => db.Set<Domain.Groups.Group>().Select(g => g.Id).SingleAsync(Ct));
        Assert.False(await stage.App.Look(db => db.IsBarred(stage.Id, group, Ct)));

        await (await stage.Organizer()).Blocks($"{stage.Path}/blocks", "@eaux_vives");

        Assert.True(await stage.App.Look(db => db.IsBarred(stage.Id, group, Ct)));
        (await stage.App.Visitor().Answers(stage.Id, "nadia@exemple.fr")).ShouldLeadTo($"{stage.Path}/answered");
        Assert.Equal(1, await stage.App.Look(db => db.Participations.CountAsync(Ct)));
        Assert.Contains(
            "Eaux Vives",
            await (await stage.Organizer()).Page($"{stage.Path}/blocks"),
            StringComparison.Ordinal
        );
        // Who organizes cannot give it to that group, and reads what anybody reads to whom the group is not theirs to give.
        await nadia.Post("/sessions", ("key", stage.Key));
        var refused = await nadia.Post($"{stage.Path}/hosting", ("host", "@eaux_vives"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task What_is_typed_wrong_comes_back_with_a_word_beside_it()
    {
        await using var stage = await Backstage.SetAsync();
        var team = await stage.Organizer();

        var wrong = await team.Post($"{stage.Path}/blocks", ("who", "@nobody_at_all"), ("word", "Le 3 mai"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Text();
        Assert.Contains("Personne ne porte ce nom", page, StringComparison.Ordinal);
        Assert.Contains("value=\"@nobody_at_all\"", page, StringComparison.Ordinal);
        Assert.Contains("Le 3 mai", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Get($"{stage.Path}/blocks")).StatusCode);
    }

    private static Task<HttpResponseMessage> Asks(Backstage stage, string text, string email) =>
        stage.App.Visitor().Post($"{stage.Path}/questions", ("question", text), ("email", email), ("sure", "true"));

    private static Task<HttpResponseMessage> Sends(Backstage stage, string email) =>
        stage
            .App.Visitor()
            .PostAsync(
                $"/api/v1{stage.Path}/participations",
                System.Net.Http.Json.JsonContent.Create(new { email, name = "Sam" }),
                Ct
            );

    private static Task<HttpResponseMessage> Says(Backstage stage, HttpClient who, string text) =>
        who.Post($"{stage.Path}/talk", ("text", text), ("name", "Bao"), ("message", Guid.NewGuid().ToString("N")));
}
