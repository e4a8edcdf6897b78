using System.Net;
using Farandole.Domain.Attendance;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Afterwards;

/// <summary>The one letter to those who came.</summary>
public sealed class ThanksLetterTests
{
    private const string Text = "Merci d’être venus si nombreux.\nÀ l’an prochain\u202f!";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PUBLIC-9")]
    public async Task A_letter_is_counted_and_read_again_before_it_leaves()
    {
        await using var backstage = await Crowd();
        using var organizer = await backstage.Organizer();
        var before = backstage.App.Letters().Count;
        var preview = (await (await Write(organizer, backstage, "preview")).Text()).Plain();
        Assert.Contains("Elle va à 2 personnes", preview, StringComparison.Ordinal);
        Assert.Contains("2 personnes le lisent dans leur résumé", preview, StringComparison.Ordinal);
        var edited = await (await Write(organizer, backstage, "edit")).Text();
        Assert.Contains("Merci d’être venus si nombreux.", edited, StringComparison.Ordinal);
        await backstage.App.EveningAsync();
        Assert.Equal(before, backstage.App.Letters().Count);
    }

    [Fact]
    [Requirement("PUBLIC-9")]
    public async Task A_letter_is_sent_once_to_those_who_want_it()
    {
        await using var backstage = await Crowd();
        using var organizer = await backstage.Organizer();
        (await Write(organizer, backstage, "send")).ShouldLeadTo($"{backstage.Afterwards()}?done=thanked");
        var second = await Write(organizer, backstage, "send");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var refusal = (await second.Text()).Plain();
        Assert.Contains("La lettre est déjà partie dimanche 21 mars", refusal, StringComparison.Ordinal);
        await backstage.App.EveningAsync();

        var thanked = backstage.App.Letters().Where(l => l.Subject == "Merci pour samedi").ToList();
        var readers = thanked.Select(l => l.To.Mailboxes.Single().Address).Order();
        Assert.Equal(["bao@exemple.fr", "lea@exemple.fr"], readers);
        Assert.Contains("À l’an prochain", thanked[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("/t/ft1_", thanked[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("/stop/messages", thanked[0].Headers["List-Unsubscribe"], StringComparison.Ordinal);

        using var later = await backstage.Organizer();
        var page = (await later.Page(backstage.Afterwards())).Plain();
        Assert.Contains("pour 2 personnes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"subject\"", page, StringComparison.Ordinal);
        var log = (await later.Page($"{backstage.Path}/log")).Plain();
        Assert.Contains("a remercié 2 personnes par lettre", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_send_at_once_send_one_letter()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Answer("lea@exemple.fr", "Léa");
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var sent = await Task.WhenAll(Write(organizer, backstage, "send"), Write(organizer, backstage, "send"));
        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Conflict], sent.Select(s => s.StatusCode).Order());
        await backstage.App.EveningAsync();
        Assert.Single(backstage.App.LettersTo("lea@exemple.fr"), l => l.Subject == "Merci pour samedi");
    }

    [Fact]
    public async Task Whom_the_door_noted_can_be_thanked_alone()
    {
        await using var backstage = await Backstage.SetAsync();
        var lea = await backstage.Answer("lea@exemple.fr", "Léa");
        await backstage.Answer("bao@exemple.fr", "Bao");
        await backstage.App.Writer.Write(
            (db, _) =>
            {
                db.Add(Arrival.Of(lea, 1, Guid.NewGuid(), App.Start));
                return Task.CompletedTask;
            },
            Ct
        );
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var page = (await organizer.Page(backstage.Afterwards())).Plain();
        Assert.Contains("Qui est passé par l’accueil (1)", page, StringComparison.Ordinal);
        await Write(organizer, backstage, "send", ("to", "Arrived"));
        await backstage.App.EveningAsync();
        Assert.Contains(backstage.App.LettersTo("lea@exemple.fr"), l => l.Subject == "Merci pour samedi");
        Assert.DoesNotContain(backstage.App.LettersTo("bao@exemple.fr"), l => l.Subject == "Merci pour samedi");
    }

    [Fact]
    public async Task Of_a_private_event_the_subject_says_nothing()
    {
        await using var backstage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        await backstage.Answer("lea@exemple.fr", "Léa");
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        await Write(organizer, backstage, "send");
        await backstage.App.EveningAsync();
        var letter = Assert.Single(backstage.App.LettersTo("lea@exemple.fr"), l => l.Subject == "Un mot de l’équipe");
        Assert.Contains("Merci pour samedi", letter.TextBody, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_letter_without_subject_or_text_comes_back_with_all_that_was_typed()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Answer("lea@exemple.fr", "Léa");
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var refused = await organizer.Post(
            $"{backstage.Afterwards()}/letter",
            ("subject", ""),
            ("text", "Merci"),
            ("step", "preview")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Text();
        Assert.Contains("id=\"subject-error\"", page, StringComparison.Ordinal);
        Assert.Matches(">\\s*Merci</textarea>", page);
    }

    [Fact]
    public async Task A_month_later_there_is_nobody_to_write_to()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Answer("lea@exemple.fr", "Léa", confirmed: false);
        await backstage.App.PassAsync(Duration.FromDays(50));
        using var organizer = await backstage.Organizer();
        Assert.Contains(
            "Aucune adresse à qui écrire",
            await organizer.Page(backstage.Afterwards()),
            StringComparison.Ordinal
        );
        var refused = await Write(organizer, backstage, "send");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("n’arriverait chez personne", await refused.Text(), StringComparison.Ordinal);
    }

    /// <summary>Two who come and want letters, and three who get none; and it is over.</summary>
    private static async Task<Backstage> Crowd()
    {
        var backstage = await Backstage.SetAsync();
        await backstage.Answer("lea@exemple.fr", "Léa", party: 4);
        await backstage.Answer("bao@exemple.fr", "Bao");
        await backstage.Answer("quiet@exemple.fr", "Quiet", with: a => a with { WantsMessages = false });
        await backstage.Answer("maybe@exemple.fr", "Maybe", answer: Answer.Maybe);
        await backstage.Answer("late@exemple.fr", "Late", confirmed: false);
        await backstage.BeOver();
        return backstage;
    }

    private static Task<HttpResponseMessage> Write(
        HttpClient organizer,
        Backstage backstage,
        string step,
        params (string Name, string Value)[] more
    ) =>
        organizer.Post(
            $"{backstage.Afterwards()}/letter",
            [("subject", "Merci pour samedi"), ("text", Text), ("step", step), .. more]
        );
}
