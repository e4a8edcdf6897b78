using System.Net;
using Farandole.Domain.Participations;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Organizing;

public sealed class MessageTests
{
    private const string Words = "Le local a changé d’entrée.\nPassez par la cour.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_counted_shown_again_and_then_sent_to_those_who_want_it()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa", party: 4);
        await stage.Answer("bao@exemple.fr", "Bao");
        await stage.Answer("quiet@exemple.fr", "Quiet", with: a => a with { WantsMessages = false });
        await stage.Answer("maybe@exemple.fr", "Maybe", answer: Answer.Maybe);
        await stage.Answer("late@exemple.fr", "Late", confirmed: false);
        var organizer = await stage.Organizer();

        var preview = await (await Write(organizer, stage, "preview")).Text();
        await stage.App.DrainAsync();
        Assert.Contains("Il arrive chez 2 personnes", preview, StringComparison.Ordinal);
        Assert.Contains("2 personnes le lisent dans leur résumé", preview, StringComparison.Ordinal);
        Assert.Empty(stage.App.Letters());

        var sent = await Write(organizer, stage, "send", Id(preview));
        await stage.App.DrainAsync();
        Assert.Empty(stage.App.Letters());
        await stage.App.EveningAsync();

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(
            ["bao@exemple.fr", "lea@exemple.fr"],
            stage.App.Letters().Select(l => l.To.Mailboxes.Single().Address).Order()
        );
        var letter = stage.App.LettersTo("lea@exemple.fr")[0];
        Assert.Contains("Passez par la cour.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("/stop/messages", letter.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.DoesNotContain("bao@", letter.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_job_holds_no_address()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");

        await Write(await stage.Organizer(), stage, "send");

        var jobs = await stage.App.Look(db =>
            db.Set<Platform.Facts.JobRow>().Where(j => j.Kind == "SendMessageLetter").ToListAsync(Ct)
        );
        Assert.DoesNotContain("exemple.fr", Assert.Single(jobs).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_message()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");
        var organizer = await stage.Organizer();
        var id = Guid.NewGuid().ToString("N");

        await Task.WhenAll(Write(organizer, stage, "send", id), Write(organizer, stage, "send", id));
        await stage.App.EveningAsync();

        Assert.Single(stage.App.LettersTo("lea@exemple.fr"));
    }

    [Fact]
    public async Task Three_messages_a_day_and_no_more()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");
        var organizer = await stage.Organizer();
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await Write(organizer, stage, "send")).StatusCode);

        var fourth = await Write(organizer, stage, "send");
        await stage.App.EveningAsync();

        Assert.Equal(HttpStatusCode.Conflict, fourth.StatusCode);
        Assert.Contains("Passez par la cour.", await fourth.Text(), StringComparison.Ordinal);
        var letter = Assert.Single(stage.App.LettersTo("lea@exemple.fr"));
        Assert.Equal("3 messages qui pouvaient attendre", letter.Subject);
        Assert.Equal(3, letter.TextBody!.Split("Passez par la cour.").Length - 1);

        await stage.App.PassAsync(Duration.FromHours(25));
        var again = await Write(await stage.Organizer(), stage, "send");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Theory]
    [InlineData("", "Coming", "Écrivez d’abord votre message")]
    [InlineData("Bonjour", "Maybe", "n’arriverait chez personne")]
    public async Task A_message_to_nobody_or_without_words_is_sent_back(string text, string to, string said)
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");

        var answer = await (await stage.Organizer()).Post(
            $"{stage.Path}/messages",
            ("text", text),
            ("to", to),
            ("step", "send")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_too_long_comes_back_whole()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer("lea@exemple.fr", "Léa");
        var text = new string('é', 2_001);

        var answer = await (await stage.Organizer()).Post(
            $"{stage.Path}/messages",
            ("text", text),
            ("to", "Coming"),
            ("step", "preview")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(text, await answer.Text(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Write(
        HttpClient organizer,
        Backstage stage,
        string step,
        string? id = null
    ) =>
        organizer.Post(
            $"{stage.Path}/messages",
            ("text", Words),
            ("to", "Coming"),
            ("step", step),
            ("message", id ?? Guid.NewGuid().ToString("N"))
        );

    private static string Id(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, "name=\"message\" value=\"([0-9a-f]{32})\"").Groups[1].Value;
}
