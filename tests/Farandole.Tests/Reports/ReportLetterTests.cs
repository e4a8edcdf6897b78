using Farandole.Domain.Accounts;
using Farandole.Domain.Stewards;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Reports;

/// <summary>Those who run the instance are told that reports wait.</summary>
public sealed class ReportLetterTests
{
    private const string Cam = "http://farandole.test/@cam";
    private const string Moderator = "lea@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_letter_a_day_says_how_many_wait_and_nothing_of_them_as_long_as_new_ones_come()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await app.SomebodyAs("cam@exemple.fr", "cam");
        await app.SomebodyAs(Moderator, "lea");
        await MakesModerator(app);

        await there.SendsFlag(app, "1", "Du harcèlement.", [Cam]);
        await there.SendsFlag(app, "2", "Une arnaque.", [Cam]);
        await Passes(app, Duration.FromHours(1));
        var letter = Assert.Single(Told(app));
        Assert.Contains("2 signalements attendent", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("/desk/reports", letter.TextBody, StringComparison.Ordinal);
        foreach (var secret in (string[])["harcèlement", "arnaque", "127.0.0.1", "@cam"])
            Assert.DoesNotContain(secret, $"{letter.Subject}\n{letter.TextBody}", StringComparison.Ordinal);
        Assert.DoesNotContain(app.LettersTo("cam@exemple.fr"), IsTold);

        await there.SendsFlag(app, "3", "Encore.", [Cam]);
        await Passes(app, Duration.FromHours(2));
        Assert.Single(Told(app));
        await Passes(app, Duration.FromHours(24));
        Assert.Contains("3 signalements attendent", Told(app)[^1].TextBody, StringComparison.Ordinal);
        // Nothing is new, and nothing is said, though they still wait.
        await Passes(app, Duration.FromDays(3));
        Assert.Equal(2, Told(app).Count);

        // What was dealt with before the letter leaves needs none.
        await there.SendsFlag(app, "4", "Encore.", [Cam]);
        await app.DrainAsync();
        var steward = await app.Steward();
        foreach (var id in await app.Look(db => db.Set<Report>().Select(r => r.Id).ToListAsync(Ct)))
            await steward.Post($"/desk/reports/{id}/treatment", ("note", ""));
        await Passes(app, Duration.FromDays(1));
        Assert.Equal(2, Told(app).Count);
    }

    private static async Task Passes(App app, Duration time)
    {
        await app.DrainAsync();
        app.Clock.Advance(time);
        await app.DrainAsync();
    }

    private static Task MakesModerator(App app) =>
        app.Writer.Write(
            async (db, ct) =>
            {
                var lea = await db.Set<Account>().SingleAsync(a => a.Email == Moderator, ct);
                db.Add(Steward.Of(lea.Id, StewardRole.Moderator, asksForMore: false, app.Now().InUtc().Date));
            },
            Ct
        );

    private static IReadOnlyList<MimeKit.MimeMessage> Told(App app) => [.. app.LettersTo(Moderator).Where(IsTold)];

    private static bool IsTold(MimeKit.MimeMessage letter) =>
        letter.Subject!.StartsWith("Des signalements", StringComparison.Ordinal);
}
