using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
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
public sealed partial class TeamTests
{
    [Fact]
    [Requirement("CREATE-5")]
    public async Task The_subject_of_an_answer_does_not_give_a_surprise_away()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Unlisted });
        await stage.Change(e =>
            e.Surprise(new("Réunion du samedi", null, App.Start + Duration.FromDays(18)), null, App.Start)
        );
        var asked = await Ask(stage, Dog, Asker);
        await Reply(stage, asked, "Oui, en laisse.");
        await stage.App.DrainAsync();
        var letter = Assert.Single(stage.App.LettersTo(Asker));
        Assert.Contains("Réunion du samedi", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Bal de printemps", letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merged_questions_add_up_people_lead_to_one_address_and_are_all_told()
    {
        await using var stage = await Backstage.SetAsync();
        var (kept, merged) = (await Ask(stage, Dog), await Ask(stage, "Mon chien ?", Asker));
        using var both = stage.App.Visitor();
        foreach (var id in new[] { kept, merged })
            await both.Post($"{stage.Path}/questions/{id}/wonders");
        await stage.App.Visitor().Post($"{stage.Path}/questions/{merged}/wonders");

        var organizer = await stage.Organizer();
        await organizer.Post($"{stage.Path}/questions/{merged}/merger", ("into", kept.ToString()));

        // One wondered about both, one about the second, and the second had an asker.
        Assert.Equal(3, (await All(stage)).Single(q => q.Id == kept).Also);
        var old = await both.Get($"{stage.Path}/questions/{merged}");
        Assert.Equal($"{stage.Path}/questions/{kept}", old.Headers.Location?.ToString());
        await Reply(stage, kept, "Oui, en laisse.");
        await stage.App.DrainAsync();
        Assert.Contains("Oui, en laisse.", stage.App.LettersTo(Asker)[^1].TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_question_is_read_by_the_team_and_answered_by_letter_alone()
    {
        await using var stage = await Backstage.SetAsync();
        using var visitor = stage.App.Visitor();
        var without = await visitor.Post($"{stage.Path}/questions", ("question", Dog), ("private", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains(Dog, await without.Text(), StringComparison.Ordinal);
        using var guest = await Known(stage, Asker);

        await guest.Post($"{stage.Path}/questions", ("question", Dog), ("private", "true"));
        var id = await One(stage);
        await (await stage.Organizer()).Post($"{stage.Path}/questions/{id}/showing");
        await Reply(stage, id, "Oui, discrètement.");
        await stage.App.DrainAsync();

        Assert.Contains("discrètement", stage.App.LettersTo(Asker)[^1].TextBody!, StringComparison.Ordinal);
        foreach (var path in new[] { "", "/questions" })
            Assert.DoesNotContain(Dog, await visitor.Page(stage.Path + path), StringComparison.Ordinal);
        Assert.DoesNotContain(Dog, await visitor.Page($"/api/v1{stage.Path}/questions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_tied_to_an_unknown_piece_is_answered_when_the_piece_is_announced()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Place = null });
        var id = await Ask(stage, "C’est où ?", Asker);
        await (await stage.Organizer()).Post($"{stage.Path}/questions/{id}/piece", ("piece", "Place"));
        await stage.Edit(d => d with { Title = "Bal d’été" });
        Assert.Null((await All(stage)).Single().AnsweredAt);

        await stage.Edit(d => d with { Place = new("Place Bellecour", "Lyon") });
        await stage.App.DrainAsync();

        Assert.True((await All(stage)).Single().IsAnsweredByPage);
        Assert.Contains("le lieu", stage.App.LettersTo(Asker)[^1].TextBody!, StringComparison.Ordinal);
        var page = await stage.App.Visitor().Page($"{stage.Path}/questions");
        Assert.Contains("C’est annoncé sur la page", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_five_kept_answers_first_and_the_list_leads_on_to_all()
    {
        await using var stage = await Backstage.SetAsync();
        for (var i = 0; i < 26; i++)
            await Ask(stage, $"Question {i:00} ?");
        var questions = await All(stage);
        var kept = questions.Single(q => q.Text == "Question 07 ?").Id;
        await Reply(stage, kept, "Oui.", keep: true);

        using var visitor = stage.App.Visitor();
        var page = await visitor.Page(stage.Path);
        Assert.Equal(5, Numbers().Count(page));
        Assert.StartsWith("Question 07", Numbers().Match(page).Value, StringComparison.Ordinal);
        Assert.Contains("Voir les 21 autres questions", page, StringComparison.Ordinal);

        var list = await visitor.Page($"{stage.Path}/questions");
        var next = Next().Match(list).Groups[1].Value;
        var rest = await visitor.Page($"{stage.Path}/questions?after={next}");
        var all = Numbers().Matches(list).Concat(Numbers().Matches(rest)).Select(m => m.Value).ToList();
        Assert.Equal(26, all.Count);
        Assert.Equal(26, all.Distinct().Count());
    }

    [Fact]
    public async Task The_team_chooses_when_questions_show_and_may_take_none()
    {
        await using var stage = await Backstage.SetAsync();
        var organizer = await stage.Organizer();
        await organizer.Post($"{stage.Path}/question-policy", ("policy", "Closed"));
        var refused = await stage.App.Visitor().Post($"{stage.Path}/questions", ("question", Dog));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.DoesNotContain(
            "Poser ma question",
            await stage.App.Visitor().Page(stage.Path),
            StringComparison.Ordinal
        );

        await organizer.Post($"{stage.Path}/question-policy", ("policy", "AtOnce"));
        await stage.App.Visitor().Post($"{stage.Path}/questions", ("question", Dog));
        Assert.Contains(Dog, await stage.App.Visitor().Page(stage.Path), StringComparison.Ordinal);

        await organizer.Post($"{stage.Path}/questions/{await One(stage)}/removal");
        Assert.DoesNotContain(Dog, await stage.App.Visitor().Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains("Question retirée", await organizer.Page($"{stage.Path}/log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_team_does_what_the_team_does()
    {
        await using var stage = await Backstage.SetAsync();
        var id = await Ask(stage, Dog);
        using var guest = await Known(stage, Asker);
        foreach (var deed in new[] { "answer", "showing", "keeping", "piece", "merger", "removal" })
        {
            var answer = await guest.Post(
                $"{stage.Path}/questions/{id}/{deed}",
                ("answer", "Non."),
                ("into", Guid.NewGuid().ToString())
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await guest.Post($"{stage.Path}/question-policy", ("policy", "AtOnce"))).StatusCode
        );
        Assert.Null((await All(stage)).Single().AnsweredAt);
    }

    [GeneratedRegex(@"Question \d\d \?(?=</a></h3>)")]
    private static partial Regex Numbers();

    [GeneratedRegex("after=([A-Za-z0-9_-]+)")]
    private static partial Regex Next();
}
