using System.Net;
using Farandole.Domain.Following;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Following;

/// <summary>Those who follow are told as they chose: of each thing, once a week, or by no letter.</summary>
public sealed class LetterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("COMMUNITY-7")]
    public async Task Each_is_told_as_they_chose()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await app.FollowerOfWaters("lea", ToldOf.AtOnce);
        await app.FollowerOfWaters("bao", ToldOf.Weekly);
        await app.FollowerOfWaters("sam", ToldOf.OnPage);
        await nadia.Posts("Combien d’eau ?", "On a compté.");
        await app.Announces(nadia, "Grande marche");

        await app.EveningAsync();

        var letter = Assert.Single(Told(app, "lea"));
        Assert.Contains("Combien d’eau", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Grande marche", letter.TextBody, StringComparison.Ordinal);
        Assert.Empty(Told(app, "bao"));

        await app.PassAsync(Duration.FromDays(7));
        await app.EveningAsync();
        var week = Assert.Single(Told(app, "bao"));
        Assert.Contains("Grande marche", week.TextBody, StringComparison.Ordinal);
        Assert.Contains("Combien d’eau", week.TextBody, StringComparison.Ordinal);
        Assert.Single(Told(app, "lea"));
        Assert.Empty(Told(app, "sam"));
        // A week without news is a week without a letter, and the next one has its letter again.
        await app.PassAsync(Duration.FromDays(7));
        await app.EveningAsync();
        Assert.Single(Told(app, "bao"));
        await nadia.Posts("De nouveau", "Des mots.");
        await app.PassAsync(Duration.FromDays(7));
        await app.EveningAsync();
        var next = Told(app, "bao");
        Assert.Equal(2, next.Count);
        Assert.DoesNotContain("Grande marche", next[^1].TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ToldOf.AtOnce)]
    [InlineData(ToldOf.Weekly)]
    public async Task One_click_of_a_mail_program_stops_them_and_following_goes_on(ToldOf told)
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", told);
        await nadia.Posts("Combien d’eau ?", "On a compté.");
        await app.PassAsync(Duration.FromDays(7));
        await app.EveningAsync();
        var letter = Assert.Single(Told(app, "lea"));
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        var path = new Uri(letter.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;

        using var reader = app.Visitor();
        Assert.Contains("en marche", await reader.Page(path), StringComparison.Ordinal);
        // Opened by a scanner of mail, it changes nothing.
        Assert.Equal(told, await Way(app));
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.Post(path, ("List-Unsubscribe", "One-Click"))).StatusCode);
        Assert.Equal(ToldOf.OnPage, await Way(app));
        Assert.Contains("ne recevez plus", await reader.Page(path), StringComparison.Ordinal);
        await nadia.Posts("Encore", "Des mots.");
        await app.PassAsync(Duration.FromDays(8));
        await app.EveningAsync();
        Assert.Single(Told(app, "lea"));
        Assert.Contains("Encore", await lea.Page(Followers.OwnOf("lea")), StringComparison.Ordinal);

        await reader.Post($"{path}/return");
        Assert.Equal(told == ToldOf.AtOnce ? ToldOf.AtOnce : ToldOf.OnPage, await Way(app));
        var other = path[^4] == 'A' ? 'B' : 'A';
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"{path[..^4]}{other}{path[^3..]}")).StatusCode);
    }

    [Fact]
    public async Task Of_a_group_by_link_an_inbox_shows_no_name()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await nadia.Post(
            "/groups/eaux_vives/settings",
            ("name", "Eaux Vives"),
            ("joining", "Invited"),
            ("listed", "false")
        );
        await app.FollowerOfWaters("lea", ToldOf.AtOnce);
        await nadia.Posts("Combien d’eau ?", "On a compté.");

        await app.EveningAsync();

        var letter = Assert.Single(Told(app, "lea"));
        Assert.DoesNotContain("Eaux Vives", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Combien", letter.Subject, StringComparison.Ordinal);
    }

    private static List<MimeMessage> Told(App app, string name) =>
        [
            .. app.LettersTo($"{name}@exemple.fr")
                .Where(l => (l.TextBody ?? "").Contains("vous suivez ce groupe", StringComparison.Ordinal)),
        ];

    private static Task<ToldOf> Way(App app) =>
        app.Look(db => db.Set<GroupFollower>().Select(f => f.Told).SingleAsync(Ct));
}
