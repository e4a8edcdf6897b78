using Farandole.Domain.Participations;
using Farandole.Features.Organizing;
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

        // 10:00 + 2 + 5 + 1 = 18:00 in Paris.
        await stage.App.PassAsync(Duration.FromHours(1));

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
        await stage.App.PassAsync(Duration.FromHours(8));
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
        await stage.App.PassAsync(Duration.FromHours(1));

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

        await stage.App.PassAsync(Duration.FromHours(9));

        Assert.Single(
            stage.App.Letters(),
            l => l.Subject?.Contains("personne vient", StringComparison.Ordinal) == true
        );
    }

    [Theory]
    [InlineData("2027-03-02T16:59:59Z", "2027-03-02T17:00:00Z")]
    [InlineData("2027-03-02T17:00:00Z", "2027-03-03T17:00:00Z")]
    // The clocks go forward on the 28th: six o'clock comes an hour earlier.
    [InlineData("2027-03-27T18:00:00Z", "2027-03-28T16:00:00Z")]
    public void The_evening_is_six_oclock_where_the_event_is(string now, string evening)
    {
        var at = NodaTime.Text.InstantPattern.General.Parse(now).Value;
        Assert.Equal(evening, PlanNews.NextEvening(at, "Europe/Paris").ToString());
    }
}
