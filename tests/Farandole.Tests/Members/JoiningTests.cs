using System.Net;
using System.Text.Json;
using Farandole.Domain.Groups;
using Farandole.Tests.Accounts;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Members;

public sealed class JoiningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("ASSO-3")]
    public async Task In_an_open_group_one_is_in_with_one_tap_and_is_welcomed()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Receives(Joining.Open, welcome: "Se présenter\nPasser au prochain café");
        var romain = await app.SomebodyAs("romain@exemple.fr", "romain");
        Assert.Contains(
            "accueille tout le monde",
            await romain.Page($"{Meeting.Space}/joining"),
            StringComparison.Ordinal
        );

        var come = await romain.Comes("romain");

        Assert.Equal($"{Meeting.Space}?done=joined", come.Headers.Location?.ToString());
        var space = await romain.Page(come.Headers.Location!.ToString());
        Assert.Contains("Bienvenue ! Vous êtes dans le groupe", space.Replace('\u202f', ' '), StringComparison.Ordinal);
        Assert.Contains("<li>Passer au prochain café</li>", space, StringComparison.Ordinal);
        Assert.Contains("a rejoint le groupe", space, StringComparison.Ordinal);
        // An association lets people look first.
        Assert.Equal(RolePreset.Discovers, (await app.MembersOf())["romain"]);
        Assert.Contains("déjà dans ce groupe", await romain.Page($"{Meeting.Space}/joining"), StringComparison.Ordinal);
        Assert.DoesNotContain("Passer au prochain café", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_welcome_is_put_away_and_stays_to_be_read()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Receives(Joining.Open, welcome: "Se présenter");
        var (romain, lea) = (
            await app.SomebodyAs("romain@exemple.fr", "romain"),
            await app.SomebodyAs("lea@exemple.fr", "lea")
        );
        await romain.Comes("romain");
        await lea.Comes("lea");

        var put = await romain.Post($"{Meeting.Space}/me/welcome");

        Assert.DoesNotContain(
            "Se présenter",
            await romain.Page(put.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        Assert.Contains("Se présenter", await romain.Page($"{Meeting.Space}/me"), StringComparison.Ordinal);
        Assert.Contains("Se présenter", await lea.Page(Meeting.Space), StringComparison.Ordinal);
        app.Clock.Advance(Duration.FromDays(31));
        await app.SignedIn("lea@exemple.fr", lea);
        Assert.DoesNotContain("Se présenter", await lea.Page(Meeting.Space), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_told_why_an_account_is_needed()
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("nadia");

        var page = await app.Visitor().Page($"{Meeting.Space}/joining");

        Assert.Contains("demande un compte", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/account\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Comes("romain")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get("/groups/never_was/joining")).StatusCode);
    }

    [Theory]
    [InlineData(Joining.Invited)]
    [InlineData(Joining.Open)]
    public async Task Where_nobody_comes_by_themselves_nobody_does(Joining joining)
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Receives(joining);
        if (joining == Joining.Open)
            await nadia.Post($"{Meeting.Space}/rest", ("rest", "true"));
        var romain = await app.SomebodyAs("romain@exemple.fr", "romain");
        Assert.DoesNotContain("name=\"as\"", await romain.Page($"{Meeting.Space}/joining"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await romain.Comes("romain")).StatusCode);

        Assert.Equal(["nadia"], (await app.MembersOf()).Keys);
    }

    [Fact]
    public async Task An_account_is_in_a_group_under_one_profile_which_nobody_else_hears_of()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Receives(Joining.Open);
        var cam = await app.SomebodyAs("cam@exemple.fr", "rose", "tuba");
        await cam.Comes("rose");
        await app.DrainAsync();
        var (letters, before) = (app.Letters().Count, await nadia.Page(Meeting.Space));

        var second = await cam.Comes("tuba");
        await app.DrainAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("avec un de vos profils", await second.Text(), StringComparison.Ordinal);
        Assert.Equal(["nadia", "rose"], (await app.MembersOf()).Keys.Order());
        Assert.Equal(before, await nadia.Page(Meeting.Space));
        Assert.Equal(letters, app.Letters().Count);
        var link = await nadia.Invites(app, RolePreset.Member);
        Assert.Contains("déjà dans ce groupe", await cam.Page(link), StringComparison.Ordinal);
        Assert.Equal(Meeting.Space, (await cam.Post(link, ("as", "tuba"))).Headers.Location?.ToString());
        Assert.Equal(0, (await app.Look(db => db.Set<GroupInvitation>().SingleAsync(Ct))).Uses);
    }

    [Fact]
    public async Task Two_profiles_of_an_account_that_come_at_once_make_one_member()
    {
        await using var app = await App.StartAsync();
        await (await app.WatersOf("nadia")).Receives(Joining.Open);
        var cam = await app.SomebodyAs("cam@exemple.fr", "rose", "tuba");

        var answers = await Task.WhenAll(cam.Comes("rose"), cam.Comes("tuba"));

        Assert.Equal(
            [HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity],
            answers.Select(a => a.StatusCode).Order()
        );
        Assert.Equal(2, (await app.MembersOf()).Count);
    }

    [Fact]
    public async Task A_wrong_form_comes_back_with_what_was_typed()
    {
        await using var app = await App.StartAsync();
        await (await app.WatersOf("nadia")).Receives(Joining.OnRequest, "Pourquoi ?");
        var romain = await app.SignedIn("romain@exemple.fr");

        var answer = await romain.Comes(
            "new",
            nameof(Shown.ToThoseInCharge),
            ("answer-0", "Parce que " + new string('x', 700))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains("id=\"answer-0-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"as-name-error\"", page, StringComparison.Ordinal);
        Assert.Contains("Parce que xxx", page, StringComparison.Ordinal);
        Assert.Contains("value=\"ToThoseInCharge\" checked", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await romain.Comes("nadia")).StatusCode);
        Assert.Empty(await app.Look(db => db.Set<GroupRequest>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task The_file_of_an_account_holds_what_it_asked()
    {
        await using var app = await App.StartAsync();
        await (await app.WatersOf("nadia")).Receives(Joining.OnRequest, "Pourquoi ?");
        var romain = await app.SomebodyAs("romain@exemple.fr", "romain");
        await romain.Comes("romain", more: ("answer-0", "Pour l’eau"));

        var data = JsonDocument.Parse(await romain.GetStringAsync("/account/data.json", Ct)).RootElement;

        var one = Assert.Single(data.GetProperty("groupRequests").EnumerateArray());
        Assert.Equal("romain", one.GetProperty("profile").GetString());
        Assert.Equal("Pourquoi ?\nPour l’eau", one.GetProperty("words").GetString());
        Assert.Contains("Mes demandes aux groupes", await romain.Page("/account"), StringComparison.Ordinal);
    }
}
