using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.Accounts;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Members;

public sealed class RequestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("ASSO-3")]
    public async Task Somebody_asks_is_read_and_is_in_with_the_usual_role()
    {
        await using var app = await App.StartAsync();
        var (nadia, romain) = await Asked(app);
        Assert.Contains("attend une réponse", await romain.Page($"{Meeting.Space}/joining"), StringComparison.Ordinal);
        var requests = await nadia.Page($"{Meeting.Space}/requests");
        Assert.Contains("Pour l’eau", requests, StringComparison.Ordinal);
        Assert.Contains("<span class=\"count\">1</span>", requests, StringComparison.Ordinal);

        var yes = await nadia.Post($"{await app.RequestPath()}/admission");
        await app.DrainAsync();

        Assert.Contains("C’est oui", await nadia.Page(yes.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Equal(RolePreset.Discovers, (await app.MembersOf())["romain"]);
        var letter = app.LettersTo("romain@exemple.fr")[^1];
        Assert.Contains("C’est oui", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("sous le nom de Nom de romain", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("a dit oui à une demande", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
        Assert.Empty(await app.Look(db => db.Set<GroupRequest>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task A_no_gives_no_reason_and_leaves_nothing()
    {
        await using var app = await App.StartAsync();
        var (nadia, romain) = await Asked(app);

        await nadia.Post($"{await app.RequestPath()}/refusal");
        await app.DrainAsync();

        Assert.Contains("est non", app.LettersTo("romain@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
        Assert.Equal(["nadia"], (await app.MembersOf()).Keys);
        Assert.Empty(await app.Look(db => db.Set<GroupRequest>().ToListAsync(Ct)));
        Assert.Equal(HttpStatusCode.SeeOther, (await romain.Comes("romain")).StatusCode);
    }

    [Fact]
    public async Task Whoever_asked_takes_it_back()
    {
        await using var app = await App.StartAsync();
        var (nadia, romain) = await Asked(app);

        var back = await romain.Post($"{Meeting.Space}/joining/end");

        Assert.Contains("est retirée", await romain.Page(back.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Contains("Personne n’attend", await nadia.Page($"{Meeting.Space}/requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_may_answer_hear_of_it_once_a_day_whatever_comes()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        await Asked(app);
        await app.MemberOfWaters("lea", RolePreset.Coordinates);
        await app.MemberOfWaters("bao", RolePreset.Member);
        app.Clock.Advance(Duration.FromMinutes(1));
        var other = await app.SomebodyAs("sam@exemple.fr", "sam");
        await other.Comes("sam");
        await app.DrainAsync();

        await app.EveningAsync();
        await app.EveningAsync();

        foreach (var reader in new[] { "nadia@exemple.fr", "lea@exemple.fr" })
        {
            var letter = Assert.Single(
                app.LettersTo(reader),
                l => (l.TextBody ?? "").Contains("veulent rejoindre", StringComparison.Ordinal)
            );
            Assert.Contains("Nom de romain, Nom de sam", letter.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain("@exemple.fr", letter.TextBody, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(
            app.LettersTo("bao@exemple.fr"),
            l => (l.TextBody ?? "").Contains("rejoindre", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task When_all_were_answered_before_the_evening_nobody_is_told()
    {
        await using var app = await App.StartAsync();
        var (nadia, _) = await Asked(app);
        await nadia.Post($"{await app.RequestPath()}/refusal");

        await app.EveningAsync();

        Assert.DoesNotContain(
            app.LettersTo("nadia@exemple.fr"),
            l => (l.TextBody ?? "").Contains("rejoindre", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_team_that_welcomes_answers_and_others_do_not()
    {
        await using var app = await App.StartAsync();
        await Asked(app);
        var (bao, lea) = (
            await app.MemberOfWaters("bao", RolePreset.Member),
            await app.MemberOfWaters("lea", RolePreset.Member)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get($"{Meeting.Space}/requests")).StatusCode);
        await app.Writer.Write(
            async (db, ct) =>
            {
                var team = await db.Set<Team>().SingleAsync(t => t.Name == "Accueil", ct);
                var member = (await app.MemberPath("lea")).Split('/')[^1];
                db.Add(TeamSeat.Take(team.Id, new(Guid.Parse(member)), leads: false, until: null));
            },
            Ct
        );

        Assert.Contains("Pour l’eau", await lea.Page($"{Meeting.Space}/requests"), StringComparison.Ordinal);
        var path = await app.RequestPath();
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post($"{path}/admission")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await lea.Post($"{path}/admission")).StatusCode);
        Assert.Equal(RolePreset.Discovers, (await app.MembersOf())["romain"]);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task A_request_that_nobody_answers_is_gone_in_two_months_with_a_letter()
    {
        await using var app = await App.StartAsync();
        await Asked(app);
        await app.Night(GroupRequest.Longest - Duration.FromHours(1));
        Assert.Single(await app.Look(db => db.Set<GroupRequest>().ToListAsync(Ct)));

        await app.Night(Duration.FromHours(2));

        Assert.Empty(await app.Look(db => db.Set<GroupRequest>().ToListAsync(Ct)));
        Assert.Contains("en deux mois", app.LettersTo("romain@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_group_by_link_an_inbox_says_no_name()
    {
        await using var app = await App.StartAsync();
        var (nadia, _) = await Asked(app);
        await nadia.Receives(Joining.OnRequest, isListed: false);

        await nadia.Post($"{await app.RequestPath()}/admission");
        await app.DrainAsync();

        var letter = app.LettersTo("romain@exemple.fr")[^1];
        Assert.DoesNotContain("Eaux Vives", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Eaux Vives", letter.TextBody, StringComparison.Ordinal);
    }

    private static async Task<(HttpClient Nadia, HttpClient Romain)> Asked(App app)
    {
        var nadia = await app.WatersOf("nadia");
        await nadia.Receives(Joining.OnRequest, "Pourquoi ?\nQuoi d’autre ?");
        var romain = await app.SomebodyAs("romain@exemple.fr", "romain");
        var asked = await romain.Comes("romain", more: ("answer-0", "Pour l’eau"));
        Assert.Equal($"{Meeting.Space}/joining?done=asked", asked.Headers.Location?.ToString());
        return (nadia, romain);
    }
}
