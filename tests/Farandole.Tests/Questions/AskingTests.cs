using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Questions;
using Farandole.Platform.Db;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Farandole.Tests.Questions.Desk;

namespace Farandole.Tests.Questions;

[Requirement("PUBLIC-2")]
public sealed partial class AskingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_without_an_address_waits_until_the_team_has_seen_it()
    {
        await using var stage = await Backstage.SetAsync();
        using var visitor = stage.App.Visitor();

        Leads(await visitor.Post($"{stage.Path}/questions", ("question", Dog)), $"{stage.Path}/asked");

        Assert.DoesNotContain(Dog, await visitor.Page(stage.Path), StringComparison.Ordinal);
        Assert.DoesNotContain(Dog, await visitor.Page($"{stage.Path}/questions"), StringComparison.Ordinal);
        var id = await One(stage);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{stage.Path}/questions/{id}")).StatusCode);
        var organizer = await stage.Organizer();
        Assert.Contains(Dog, await organizer.Page($"{stage.Path}/questions"), StringComparison.Ordinal);

        await organizer.Post($"{stage.Path}/questions/{id}/showing");

        Assert.Contains(Dog, await visitor.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains(Dog, await visitor.Page($"{stage.Path}/questions/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_shows_it_and_the_answer_comes_once_by_letter()
    {
        await using var stage = await Backstage.SetAsync();
        using var visitor = stage.App.Visitor();
        Leads(
            await visitor.Post($"{stage.Path}/questions", ("question", Dog), ("email", Asker)),
            $"{stage.Path}/asked?by=letter"
        );
        await stage.App.DrainAsync();
        Assert.DoesNotContain(Dog, Assert.Single(stage.App.LettersTo(Asker)).TextBody!, StringComparison.Ordinal);

        var link = Link().Match(stage.App.LettersTo(Asker)[0].TextBody!).Value;
        Assert.Contains(Dog, await visitor.Page(link), StringComparison.Ordinal);
        Assert.DoesNotContain(Dog, await visitor.Page(stage.Path), StringComparison.Ordinal);
        Leads(await visitor.Post($"{link}/confirmation"), $"{link}?done=confirmed");
        Assert.Contains(Dog, await visitor.Page(stage.Path), StringComparison.Ordinal);

        await Reply(stage, await One(stage), "Oui, en laisse.");
        await stage.App.DrainAsync();
        await Reply(stage, await One(stage), "Oui, **en laisse**.");
        await stage.App.DrainAsync();

        var letters = stage.App.LettersTo(Asker);
        Assert.Equal(2, letters.Count);
        Assert.Contains("Oui, en laisse.", letters[1].TextBody + "", StringComparison.Ordinal);
        Assert.Contains("<strong>en laisse</strong>", await Raw(visitor, stage.Path), StringComparison.Ordinal);
        Assert.Null(await stage.App.Look(db => db.AllQuestions.Select(q => q.Email).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Who_comes_is_known_and_their_question_shows_at_once()
    {
        await using var stage = await Backstage.SetAsync();
        using var guest = await Known(stage, Asker);

        var asked = await guest.Post($"{stage.Path}/questions", ("question", Dog));

        Leads(asked, $"{stage.Path}/questions/{await One(stage)}?done=asked");
        Assert.Contains(Dog, await stage.App.Visitor().Page(stage.Path), StringComparison.Ordinal);
        await Reply(stage, await One(stage), "Oui.");
        await stage.App.DrainAsync();
        Assert.Contains("Oui.", stage.App.LettersTo(Asker)[^1].TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_question_in_other_words_is_offered_before_it_is_sent()
    {
        await using var stage = await Backstage.SetAsync();
        await Ask(stage, Dog);
        using var visitor = stage.App.Visitor();

        var offered = await visitor.Post($"{stage.Path}/questions", ("question", "Les chiens peuvent-ils venir ?"));

        Assert.Equal(HttpStatusCode.OK, offered.StatusCode);
        var page = await offered.Text();
        Assert.Contains(Dog, page, StringComparison.Ordinal);
        Assert.Contains("Les chiens peuvent-ils venir ?", page, StringComparison.Ordinal);
        Assert.Single(await All(stage));
        await visitor.Post($"{stage.Path}/questions", ("question", "Les chiens peuvent-ils venir ?"), ("sure", "true"));
        await visitor.Post($"{stage.Path}/questions", ("question", "Où garer un vélo cargo ?"));
        Assert.Equal(3, (await All(stage)).Count);
    }

    [Fact]
    public async Task Each_visitor_wonders_once_and_gets_a_cookie_only_then()
    {
        await using var stage = await Backstage.SetAsync();
        var id = await Ask(stage, Dog);
        var wonders = $"{stage.Path}/questions/{id}/wonders";
        using var visitor = stage.App.Visitor();
        Assert.False((await visitor.Get(stage.Path)).Headers.Contains("Set-Cookie"));

        var first = await visitor.Post(wonders);
        await visitor.Post(wonders);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => stage.App.Visitor().Post(wonders)));
        using var guest = await Known(stage, Asker);
        Assert.False((await guest.Post(wonders)).Headers.Contains("Set-Cookie"));
        await guest.Post(wonders);

        Assert.Contains("httponly", first.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Equal(7, (await All(stage)).Single().Also);
        Assert.Contains("Moi aussi je me le demande, 7", await visitor.Page(stage.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_robot_is_told_what_people_are_told_and_asks_nothing()
    {
        await using var stage = await Backstage.SetAsync();

        var sent = await stage
            .App.Visitor()
            .Post($"{stage.Path}/questions", ("question", Dog), ("website", "https://spam.example"));

        Leads(sent, $"{stage.Path}/asked");
        Assert.Empty(await All(stage));
    }

    [Fact]
    public async Task Programs_ask_and_read_what_is_shown()
    {
        await using var stage = await Backstage.SetAsync();
        using var program = stage.App.Visitor();
        var asked = await program.PostAsJsonAsync($"/api/v1{stage.Path}/questions", new { question = Dog }, Ct);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Contains("held", await asked.Text(), StringComparison.Ordinal);
        var wrong = await program.PostAsJsonAsync($"/api/v1{stage.Path}/questions", new { question = " " }, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.DoesNotContain("chien", await program.Page($"/api/v1{stage.Path}/questions"), StringComparison.Ordinal);

        await Reply(stage, await One(stage), "Oui.");

        var read = await program.Page($"/api/v1{stage.Path}/questions");
        Assert.Contains("chien", read, StringComparison.Ordinal);
        Assert.Contains("\"answer\":\"Oui.\"", read, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Who_asked_may_take_it_back_take_it_away_and_is_forgotten_on_time()
    {
        await using var stage = await Backstage.SetAsync();
        using var guest = await Known(stage, Asker);
        await guest.Post($"{stage.Path}/questions", ("question", Dog));
        var id = await One(stage);
        await stage.App.Visitor().Post($"{stage.Path}/questions/{id}/wonders");

        await stage.Erase(Duration.FromDays(60));

        Assert.Empty(await stage.App.Look(db => db.Set<Wonder>().ToListAsync(Ct)));
        Assert.All(await All(stage), q => Assert.Equal((null, null), (q.Email, q.AskedBy)));
    }

    [GeneratedRegex("/q/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
