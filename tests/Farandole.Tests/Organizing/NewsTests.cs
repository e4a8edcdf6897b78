using Farandole.Domain.Participations;
using Farandole.Features.Shared.Writing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Organizing;

public sealed class NewsTests
{
    [Fact]
    public async Task The_news_of_a_day_are_one_letter_in_the_evening()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor("amel@exemple.fr", "Amel");
        await stage.Answer("lea@exemple.fr", "Léa", party: 3, aloud: true);
        await stage.App.PassAsync(Duration.FromHours(2));
        await stage.Answer(
            "secret@exemple.fr",
            "Canari",
            with: a => a with { Exposure = Exposure.Nobody },
            aloud: true
        );
        await stage.App.PassAsync(Duration.FromHours(5));
        Assert.Empty(stage.App.LettersTo("amel@exemple.fr"));

        await stage.App.EveningAsync();

        var letter = Assert.Single(stage.App.LettersTo("amel@exemple.fr"));
        Assert.StartsWith("4 personnes viennent", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Léa (3 personnes)", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Sans nom", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Canari", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("fo1_", letter.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("lea@", letter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_day_brings_no_letter_and_the_next_news_wait_for_their_evening()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor("amel@exemple.fr", "Amel");
        var lea = await stage.Answer("lea@exemple.fr", "Léa", party: 3, aloud: true);
        await stage.App.DrainAsync();
        await stage.App.EveningAsync();
        Assert.Single(stage.App.LettersTo("amel@exemple.fr"));
        await stage.App.PassAsync(Duration.FromDays(2));
        Assert.Single(stage.App.LettersTo("amel@exemple.fr"));

        await stage.App.Writer.Write(
            async (db, ct) =>
            {
                (await db.Participations.AsTracking().FirstAsync(p => p.Id == lea.Id, ct)).Withdraw(
                    stage.App.Clock.GetCurrentInstant()
                );
            },
            TestContext.Current.CancellationToken
        );
        await stage.App.DrainAsync();
        await stage.App.PassAsync(Duration.FromHours(23));
        Assert.Single(stage.App.LettersTo("amel@exemple.fr"));
        await stage.App.EveningAsync();

        var letter = stage.App.LettersTo("amel@exemple.fr")[^1];
        Assert.Equal(2, stage.App.LettersTo("amel@exemple.fr").Count);
        Assert.Contains("Ne viennent plus", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Léa (3 personnes)", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_confirmed_address_gets_news_and_two_keys_of_one_person_get_one_letter()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor("amel@exemple.fr", "Amel");
        await stage.KeyFor("amel+bal@exemple.fr", "Amel encore");
        await stage.KeyFor("bao@exemple.fr", "Bao", confirmed: false);
        await stage.Answer("lea@exemple.fr", "Léa", aloud: true);
        await stage.App.DrainAsync();

        await stage.App.EveningAsync();

        Assert.Single(
            stage.App.Letters(),
            l => l.Subject?.Contains("personne vient", StringComparison.Ordinal) == true
        );
    }

    [Fact]
    public async Task One_click_in_the_letter_stops_the_news_for_that_person_and_another_brings_them_back()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor("amel@exemple.fr", "Amel");
        await stage.KeyFor("amel+bal@exemple.fr", "Amel encore");
        await stage.KeyFor("bao@exemple.fr", "Bao");
        await SomebodyComes(stage, "lea@exemple.fr");
        var letter = stage.App.Letters().First(l => l.To.ToString().StartsWith("amel", StringComparison.Ordinal));
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        var path = new Uri(letter.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;
        Assert.StartsWith("/news/", path, StringComparison.Ordinal);
        Assert.Contains(path, letter.TextBody, StringComparison.Ordinal);
        var mailProgram = stage.App.Visitor();
        mailProgram.DefaultRequestHeaders.Remove("Sec-Fetch-Site");

        // Scanners open links: that changes nothing.
        Assert.Contains("Chaque soir", await mailProgram.Page(path), StringComparison.Ordinal);
        await SomebodyComes(stage, "max@exemple.fr");
        Assert.Equal(4, News(stage));

        Assert.Equal(
            System.Net.HttpStatusCode.SeeOther,
            (await mailProgram.Post(path, ("List-Unsubscribe", "One-Click"))).StatusCode
        );
        await SomebodyComes(stage, "nil@exemple.fr");
        Assert.Equal(5, News(stage));
        Assert.Equal(3, stage.App.LettersTo("bao@exemple.fr").Count);

        await stage.App.Visitor().Post($"{path}/return");
        await SomebodyComes(stage, "ona@exemple.fr");
        Assert.Equal(7, News(stage));
    }

    [Fact]
    public async Task The_page_of_the_keys_leads_to_the_news_and_says_who_gets_none()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor("amel@exemple.fr", "Amel");
        var organizer = await stage.Organizer();
        var keys = await organizer.Page($"{stage.Path}/keys");
        var path = System.Text.RegularExpressions.Regex.Match(keys, "/news/[\\w-]+").Value;
        Assert.DoesNotContain("sans les nouvelles du soir", keys, StringComparison.Ordinal);
        Assert.Contains($"{stage.Path}/keys", await organizer.Page(path), StringComparison.Ordinal);

        await organizer.Post(path);

        Assert.Contains(
            "sans les nouvelles du soir",
            await organizer.Page($"{stage.Path}/keys"),
            StringComparison.Ordinal
        );
        // Whoever has only the letter learns nothing of the event.
        var stranger = await stage.App.Visitor().Page(path);
        Assert.DoesNotContain(stage.Id.ToString(), stranger, StringComparison.Ordinal);
        Assert.DoesNotContain("Bal de printemps", stranger, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/news/none")]
    [InlineData("/news/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_we_did_not_make_stops_nothing(string path)
    {
        await using var app = await App.StartAsync();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.Visitor().Get(path)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.Visitor().Post(path)).StatusCode);
    }

    private static int News(Backstage stage) =>
        stage
            .App.Letters()
            .Count(l => l.Headers["List-Unsubscribe"]?.Contains("/news/", StringComparison.Ordinal) == true);

    private static async Task SomebodyComes(Backstage stage, string email)
    {
        await stage.Answer(email, aloud: true);
        await stage.App.EveningAsync();
    }

    [Theory]
    [InlineData("2027-03-02T16:59:59Z", "2027-03-02T17:00:00Z")]
    [InlineData("2027-03-02T17:00:00Z", "2027-03-03T17:00:00Z")]
    // The clocks go forward on the 28th: six o'clock comes an hour earlier.
    [InlineData("2027-03-27T18:00:00Z", "2027-03-28T16:00:00Z")]
    public void The_evening_is_six_oclock_where_the_event_is(string now, string evening)
    {
        var at = NodaTime.Text.InstantPattern.General.Parse(now).Value;
        Assert.Equal(evening, LetterTimes.NextEvening(at, "Europe/Paris").ToString());
    }
}
