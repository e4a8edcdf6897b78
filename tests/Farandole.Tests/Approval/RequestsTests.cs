using System.IO.Compression;
using System.Net;
using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Farandole.Tests.Approval.Circle;

namespace Farandole.Tests.Approval;

/// <summary>An event on request: two questions, a code of conduct, and organizers who decide.</summary>
public sealed class RequestsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-3")]
    public async Task Nobody_asks_without_the_code_and_the_answers_and_nothing_typed_is_lost()
    {
        await using var stage = await OnRequest();
        using var visitor = stage.App.Visitor();
        var form = await visitor.Reads($"{stage.Path}/answer");
        Assert.Contains("Pas de photos.", form, StringComparison.Ordinal);
        Assert.Contains("Pour vous placer. Lu par l’équipe seulement, effacé à la fin", form, StringComparison.Ordinal);

        var refused = await visitor.Answers(stage.Id, more: ("name", "Nour"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Page();
        Assert.Contains("2 choses à corriger", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Nour\"", page, StringComparison.Ordinal);
        using var program = stage.App.Visitor();
        var byProgram = await program.PostAsync(
            $"/api/v1/events/{stage.Id}/participations",
            new StringContent("{\"email\":\"p@exemple.fr\"}", System.Text.Encoding.UTF8, "application/json"),
            Ct
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, byProgram.StatusCode);
        Assert.Empty(await stage.App.AnswersTo(stage.Id));
    }

    [Fact]
    [Requirement("SAFE-1")]
    public async Task A_card_shows_what_is_needed_and_a_yes_is_told_after_ten_minutes()
    {
        await using var stage = await OnRequest(capacity: 10);
        var ticket = await Asks(stage, "nour@exemple.fr", "Nour", party: 2);
        Assert.Equal((0, 0), await stage.App.Counts(stage.Id));
        Assert.StartsWith(
            "Votre demande",
            stage.App.LettersTo("nour@exemple.fr")[^1].Subject,
            StringComparison.Ordinal
        );
        using var organizer = await stage.Organizer();
        var card = await organizer.Page($"{stage.Path}/requests");
        foreach (
            var word in new[]
            {
                "Nour",
                "Par Sacha",
                "Code accepté (version 1",
                "E-mail confirmé",
                "Première fois",
                "1 demande",
            }
        )
            Assert.Contains(word, card, StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.fr", card, StringComparison.Ordinal);

        await Settle(organizer, stage, Verdict.Accepted, "decided-accepted");

        Assert.Equal((2, 2), await stage.App.Counts(stage.Id));
        var letters = stage.App.LettersTo("nour@exemple.fr").Count;
        await stage.App.DrainAsync();
        Assert.Equal(letters, stage.App.LettersTo("nour@exemple.fr").Count);
        await stage.App.PassAsync(Duration.FromMinutes(11));
        Assert.StartsWith("C’est oui", stage.App.LettersTo("nour@exemple.fr")[^1].Subject, StringComparison.Ordinal);
        Assert.NotNull(stage.App.LettersTo("nour@exemple.fr")[^1].Calendar());
        using var visitor = stage.App.Visitor();
        Assert.Contains("Vous êtes 2 à venir", await visitor.Reads(ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_undone_within_ten_minutes_and_nobody_hears_of_it()
    {
        await using var stage = await OnRequest(capacity: 10);
        await Asks(stage, "nour@exemple.fr", "Nour");
        using var organizer = await stage.Organizer();
        var batch = await Settle(organizer, stage, Verdict.Refused, "decided-refused", ("word", "Trop tard."));
        Assert.Contains(
            "Annuler la décision",
            await organizer.Page($"{stage.Path}/requests?done=decided-refused&batch={batch}"),
            StringComparison.Ordinal
        );

        (await organizer.Post($"{stage.Path}/requests/undoing", ("batch", batch))).ShouldLeadTo(
            $"{stage.Path}/requests?done=decided-undone"
        );
        await stage.App.PassAsync(Duration.FromMinutes(15));

        Assert.Equal(2, stage.App.LettersTo("nour@exemple.fr").Count);
        Assert.True(Assert.Single(await stage.App.AnswersTo(stage.Id)).IsAsking);
        var again = await Settle(organizer, stage, Verdict.Accepted, "decided-accepted");
        await stage.App.PassAsync(Duration.FromMinutes(11));
        (await organizer.Post($"{stage.Path}/requests/undoing", ("batch", again))).ShouldLeadTo(
            $"{stage.Path}/requests?done=decided-late"
        );
    }

    [Fact]
    public async Task A_no_is_told_with_a_word_or_not_at_all_and_the_word_is_kept_nowhere()
    {
        await using var stage = await OnRequest();
        var told = await Asks(stage, "a@exemple.fr", "Awa");
        using var organizer = await stage.Organizer();
        await Settle(
            organizer,
            stage,
            Verdict.Refused,
            "decided-refused",
            ("word", "Canari du refus."),
            ("why", "NotForThem")
        );
        await Asks(stage, "b@exemple.fr", "Billy");
        await Settle(organizer, stage, Verdict.Refused, "decided-refused", ("silent", "true"));
        await stage.App.PassAsync(Duration.FromMinutes(11));

        Assert.Contains("Canari du refus.", stage.App.LettersTo("a@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
        Assert.Equal(2, stage.App.LettersTo("b@exemple.fr").Count);
        using var visitor = stage.App.Visitor();
        Assert.Contains("n’a pas été acceptée", await visitor.Reads(told), StringComparison.Ordinal);
        (await visitor.Send($"{told}/answer", ("answer", "coming"), ("party", "1"))).ShouldLeadTo(
            $"{told}?done=changed"
        );
        Assert.Equal((0, 0), await stage.App.Counts(stage.Id));
        var log = await organizer.Page($"{stage.Path}/requests");
        Assert.Contains("Ce n’est pas le bon événement", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Canari", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_back_the_person_answers_from_their_link()
    {
        await using var stage = await OnRequest();
        var ticket = await Asks(stage, "nour@exemple.fr", "Nour");
        using var organizer = await stage.Organizer();
        await Settle(organizer, stage, Verdict.AskedBack, "decided-askedback", ("word", "Qui vous en a parlé ?"));
        await stage.App.DrainAsync();
        Assert.Contains(
            "Qui vous en a parlé",
            stage.App.LettersTo("nour@exemple.fr")[^1].TextBody,
            StringComparison.Ordinal
        );

        using var visitor = stage.App.Visitor();
        (await visitor.Send($"{ticket}/request", ("reply", "Sacha, au marché."))).ShouldLeadTo(
            $"{ticket}?done=request#request"
        );

        Assert.Contains("Sacha, au marché.", await organizer.Page($"{stage.Path}/requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_are_accepted_with_one_tap_and_those_without_a_seat_wait()
    {
        await using var stage = await OnRequest(capacity: 40);
        await Many(stage, 50);
        using var organizer = await stage.Organizer();

        var answer = await organizer.Post($"{stage.Path}/requests", ("all", "true"), ("do", "Accepted"));

        Assert.Contains("decided-full", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal((40, 40), await stage.App.Counts(stage.Id));
        Assert.Equal(10, (await stage.App.AnswersTo(stage.Id)).Count(a => a.IsWaiting));
    }

    [Fact]
    [Requirement("SAFE-3")]
    public async Task Another_version_of_the_code_is_asked_of_everybody_and_kept_with_its_time()
    {
        await using var stage = await OnRequest();
        var ticket = await Asks(stage, "nour@exemple.fr", "Nour");
        using var organizer = await stage.Organizer();

        await Save(organizer, stage, "Soyez très doux.");
        await stage.App.DrainAsync();

        Assert.StartsWith(
            "Le code de conduite a changé",
            stage.App.LettersTo("nour@exemple.fr")[^1].Subject,
            StringComparison.Ordinal
        );
        Assert.Contains("dans sa version 1", await organizer.Page($"{stage.Path}/requests"), StringComparison.Ordinal);
        using var visitor = stage.App.Visitor();
        Assert.Contains("Soyez très doux.", await visitor.Reads(ticket), StringComparison.Ordinal);
        await visitor.Send($"{ticket}/request", ("code-accepted", "2"));
        var said = await stage.App.Look(db => db.Set<Request>().SingleAsync(Ct));
        Assert.Equal((2, stage.App.Now()), (said.CodeVersion, said.CodeAcceptedAt));
    }

    [Fact]
    public async Task Changed_answers_come_back_before_the_team_where_it_says_so()
    {
        await using var stage = await OnRequest(capacity: 5);
        var ticket = await Asks(stage, "nour@exemple.fr", "Nour");
        using var organizer = await stage.Organizer();
        await Settle(organizer, stage, Verdict.Accepted, "decided-accepted");
        using var visitor = stage.App.Visitor();
        var id = await stage.App.Look(async db => (await db.Set<Admission>().SingleAsync(Ct)).Questions[0].Id);

        await visitor.Send($"{ticket}/request", ("answers", "true"), ($"question-{id}", "Autre chose"));

        Assert.True(Assert.Single(await stage.App.AnswersTo(stage.Id)).IsAsking);
        Assert.Equal((0, 0), await stage.App.Counts(stage.Id));
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task What_was_said_is_theirs_to_take_and_to_erase()
    {
        await using var stage = await OnRequest();
        var ticket = await Asks(stage, "nour@exemple.fr", "Nour");
        using var visitor = stage.App.Visitor();
        await using (var zip = new ZipArchive(await visitor.GetStreamAsync($"{ticket}/data.zip", Ct)))
        {
            using var reader = new StreamReader(await zip.GetEntry("request.json")!.OpenAsync(Ct));
            Assert.Contains("Par Sacha", await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);
        }

        await visitor.Send($"{ticket}/erasure");

        Assert.False(await stage.App.Look(db => db.Set<Request>().AnyAsync(Ct)));
    }

    [Fact]
    public async Task A_question_without_a_purpose_is_not_asked()
    {
        await using var stage = await Backstage.SetAsync();
        using var organizer = await stage.Organizer();

        var refused = await organizer.Post($"{stage.Path}/admission", ("on", "true"), ("label-0", "Votre âge ?"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Text();
        Assert.Contains("href=\"#purpose-0\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Votre âge ?\"", page, StringComparison.Ordinal);
    }
}
