using System.Net;
using System.Text.Json;
using Farandole.Domain.Accounts;
using Farandole.Platform.Identity;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Accounts;

public sealed class SecondStepTests
{
    private const string Cam = "cam@exemple.fr";
    private const string Chosen = "quatre chevaux verts";
    private static readonly Duration Late = Duration.FromMinutes(15);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_on_once_a_code_has_come_back_from_the_telephone()
    {
        await using var app = await App.StartAsync();
        var elsewhere = await app.SignedIn(Cam);
        var cam = await app.SignedIn(Cam);
        await cam.Post("/account/second-step");
        var page = await cam.Page("/account/second-step");
        Assert.Contains("otpauth://totp/Farandole:cam%40exemple.fr?secret=", page, StringComparison.Ordinal);
        Assert.Contains("class=\"qr qr-l\"", page, StringComparison.Ordinal);

        var wrong = await cam.Post("/account/second-step/start", ("code", "000 000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"000 000\"", await wrong.Text(), StringComparison.Ordinal);
        await app.SignedIn(Cam, elsewhere, done: "back");
        var (_, paper) = await app.TurnsOn(cam);

        Assert.Equal(RecoveryCode.Many, paper.Distinct().Count());
        Assert.Contains("En place depuis", await cam.Page("/account"), StringComparison.Ordinal);
        Assert.Contains("Se connecter ou créer", await elsewhere.Page("/account"), StringComparison.Ordinal);
        Assert.Contains("se vérifie en deux étapes", app.LettersTo(Cam)[^1].TextBody, StringComparison.Ordinal);
        // What is on cannot be begun again: its secret is shown to nobody any more.
        await cam.Post("/account/second-step");
        Assert.Equal("/account", (await cam.Get("/account/second-step")).Headers.Location?.ToString());
    }

    public static TheoryData<string> Ways => ["digits", "link", "password", "proof", "address", "outside", "directory"];

    /// <summary>security.md, A4: every way in asks for the second step, and opens nothing before.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whichever_way_somebody_comes_nothing_opens_without_a_code(string way)
    {
        await using var site = await OpenIdSite.StartAsync();
        await using var directory = await DirectoryServer.StartAsync();
        await using var app = await App.StartAsync([.. site.Settings, .. directory.Settings]);
        var cam = await app.SignedIn(Cam);
        await cam.Post("/account/password", ("password", Chosen));
        await cam.ComesFromOutside(OutsideSteps.Door + "/link");
        await cam.Post("/account/directory-links", ("name", "nadia"), ("password", "le mot de nadia"));
        var (phone, _) = await app.TurnsOn(cam);

        using var visitor = await Come(app, cam, way);

        Assert.True(await visitor.IsHalfway());
        foreach (
            var path in new[]
            {
                "/account/data.json",
                "/account/second-step",
                "/account/profiles/new",
                OutsideSteps.Door + "/link",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).StatusCode);
        foreach (var path in Doors)
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post(path)).StatusCode);
        Assert.DoesNotContain("exemple.fr", await visitor.Page("/account"), StringComparison.Ordinal);

        var answer = await visitor.Shows(phone.CodeAt(app.Now()));

        Assert.Equal("/account?done=back", answer.Headers.Location?.ToString());
        Assert.Contains("exemple.fr", await visitor.Page("/account"), StringComparison.Ordinal);
    }

    private static readonly string[] Doors =
    [
        "/account/address",
        "/account/apps",
        "/account/apps/end",
        "/account/gathering",
        "/account/erasure",
        "/account/erasure/end",
        "/account/directory-links",
        "/account/outside-links",
        "/account/outside-links/end",
        "/account/password",
        "/account/password/end",
        "/account/proofs",
        "/account/profiles",
        "/account/second-step",
        "/account/second-step/start",
        "/account/second-step/codes",
        "/account/second-step/end",
        "/account/second-step/removal/end",
    ];

    private static async Task<HttpClient> Come(App app, HttpClient cam, string way)
    {
        var visitor = app.Visitor();
        switch (way)
        {
            case "password":
                await visitor.Post("/account/password-sign-ins", ("email", Cam), ("password", Chosen));
                break;
            case "outside":
                await visitor.ComesFromOutside();
                break;
            case "directory":
                await visitor.Post("/account/directory-sign-ins", ("name", "nadia"), ("password", "le mot de nadia"));
                break;
            case "address":
                var moved = (await cam.Post("/account/address", ("email", "autre@exemple.fr"))).Headers.Location!;
                await app.DrainAsync();
                await visitor.Post(moved.ToString(), ("code", app.LettersTo("autre@exemple.fr")[^1].Code()));
                break;
            case "proof":
                var proof = (await cam.Post("/account/proofs")).Headers.Location!;
                await app.DrainAsync();
                await cam.Post(proof.ToString(), ("code", app.LettersTo(Cam)[^1].Code()));
                return cam;
            default:
                var page = await visitor.Says(Cam);
                await app.DrainAsync();
                var letter = app.LettersTo(Cam)[^1];
                await visitor.Post(page, ("code", way == "link" ? letter.Link() : letter.Code()));
                break;
        }
        return visitor;
    }

    [Fact]
    public async Task A_code_serves_once_and_one_step_to_either_side()
    {
        await using var app = await App.StartAsync();
        var (phone, _) = await app.TurnsOn(await app.SignedIn(Cam));
        app.Clock.Advance(Duration.FromMinutes(10));
        var visitor = await app.SignedIn(Cam);
        foreach (var wrong in new[] { -60, 60 })
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await visitor.Shows(phone.CodeAt(app.Now() + Duration.FromSeconds(wrong)))).StatusCode
            );

        var slow = phone.CodeAt(app.Now() - Duration.FromSeconds(30));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Shows(slow)).StatusCode);
        var again = await app.SignedIn(Cam);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.Shows(slow)).StatusCode);
        var fast = phone.CodeAt(app.Now() + Duration.FromSeconds(30));
        Assert.Equal(HttpStatusCode.SeeOther, (await again.Shows(fast)).StatusCode);
    }

    [Fact]
    public async Task Past_ten_wrong_codes_none_is_right_a_letter_says_so_and_paper_still_opens()
    {
        await using var app = await App.StartAsync();
        var (phone, paper) = await app.TurnsOn(await app.SignedIn(Cam));
        var visitor = await app.SignedIn(Cam);
        await Task.WhenAll(Enumerable.Range(0, SecondFactor.MostTries).Select(_ => visitor.Shows("000000")));

        var right = await visitor.Shows(phone.CodeAt(app.Now()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        await app.DrainAsync();
        Assert.Single(app.LettersTo(Cam), l => l.Subject!.StartsWith("Quelqu’un essaie", StringComparison.Ordinal));

        var answer = await visitor.ShowsPaper(paper[0]);
        Assert.Equal("/account?done=back", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_code_on_paper_serves_once_and_others_can_be_made()
    {
        await using var app = await App.StartAsync();
        var (_, paper) = await app.TurnsOn(await app.SignedIn(Cam));
        var visitor = await app.SignedIn(Cam);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await visitor.ShowsPaper(paper[3].Replace("-", " ", StringComparison.Ordinal))).StatusCode
        );
        await app.DrainAsync();
        Assert.Contains("code de secours", app.LettersTo(Cam)[^1].Subject, StringComparison.Ordinal);
        Assert.Contains("Il reste 9 codes", await visitor.Page("/account"), StringComparison.Ordinal);
        var other = await app.SignedIn(Cam);
        Assert.Contains(
            "id=\"paper-error\"",
            await (await other.ShowsPaper(paper[3])).Text(),
            StringComparison.Ordinal
        );

        var made = await (await visitor.Post("/account/second-step/codes")).Text();

        Assert.DoesNotContain(paper, c => made.Contains(c, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.ShowsPaper(paper[0])).StatusCode);
        Assert.Equal(RecoveryCode.Many, await app.Look(db => db.Set<RecoveryCode>().CountAsync(Ct)));
    }

    [Fact]
    public async Task It_goes_off_after_a_fresh_sign_in_and_with_a_code_only()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        var (phone, paper) = await app.TurnsOn(cam);
        var half = await app.SignedIn(Cam);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await cam.Post("/account/second-step/end", ("code", "000000"))).StatusCode
        );
        app.Clock.Advance(Late);
        foreach (var path in new[] { "", "/start", "/codes", "/end" })
        {
            var answer = await cam.Post($"/account/second-step{path}", ("code", phone.CodeAt(app.Now())));
            Assert.Equal("/account?done=stale", answer.Headers.Location?.ToString());
        }
        var fresh = await app.SignedIn(Cam);
        await fresh.ShowsPaper(paper[0]);

        var off = await fresh.Post("/account/second-step/end", ("code", phone.CodeAt(app.Now())));

        Assert.Equal("/account?done=second-step-gone", off.Headers.Location?.ToString());
        await app.DrainAsync();
        Assert.Contains(app.LettersTo(Cam), l => l.Subject!.Contains("ne se vérifie plus", StringComparison.Ordinal));
        Assert.Equal(0, await app.Look(db => db.Set<RecoveryCode>().CountAsync(Ct)));
        Assert.DoesNotContain(Cam, await half.Page("/account"), StringComparison.Ordinal);
        Assert.Contains(Cam, await (await app.SignedIn(Cam)).Page("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_owes_a_code_waits_half_an_hour_at_most_and_can_go()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        var (phone, _) = await app.TurnsOn(cam);
        var visitor = await app.SignedIn(Cam);
        Assert.Contains("n’a pas encore donné le code", await cam.Page("/account"), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.Post("/account/sessions/end", ("session", "others"))).StatusCode
        );
        var here = (await visitor.Page("/account")).Split("name=\"session\" value=\"")[1].Split('"')[0];
        var gone = await visitor.Post("/account/sessions/end", ("session", here));
        Assert.Equal("/account?done=out", gone.Headers.Location?.ToString());

        await app.SignedIn(Cam, visitor);
        app.Clock.Advance(Sessions.HalfLength);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Shows(phone.CodeAt(app.Now()))).StatusCode);
        Assert.Contains(Cam, await cam.Page("/account"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Ones_data_say_since_when_and_it_ends_with_the_account()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        var begun = await app.SignedIn("dominique@exemple.fr");
        await begun.Post("/account/second-step");
        var (phone, _) = await app.TurnsOn(cam);
        var data = JsonDocument.Parse(await cam.GetStringAsync("/account/data.json", Ct)).RootElement;
        Assert.Equal("2027-03-02", data.GetProperty("secondStep").GetProperty("setOn").GetString());
        Assert.Equal(10, data.GetProperty("secondStep").GetProperty("recoveryCodesLeft").GetInt32());
        await app.Night(Duration.FromHours(25));
        // What was never finished is gone.
        Assert.Equal(1, await app.Look(db => db.Set<SecondFactor>().CountAsync(Ct)));
        await app.SignedIn(Cam, cam);
        await cam.Shows(phone.CodeAt(app.Now()));
        await cam.Post("/account/erasure");

        await app.Night(Account.Regret);

        Assert.Equal(0, await app.Look(db => db.Set<SecondFactor>().CountAsync(Ct)));
        Assert.Equal(0, await app.Look(db => db.Set<RecoveryCode>().CountAsync(Ct)));
    }
}
