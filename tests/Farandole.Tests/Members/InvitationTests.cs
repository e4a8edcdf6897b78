using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.Accounts;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Members;

public sealed class InvitationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("ASSO-3")]
    public async Task A_link_brings_in_with_the_role_and_the_team_that_it_says()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Receives(Joining.Invited);
        var team = await app.Look(db => db.Set<Team>().SingleAsync(t => t.Name == "Accueil", Ct));
        var link = await nadia.Invites(app, RolePreset.Runs, more: ("team", team.Id.ToString()));
        var page = await app.Visitor().Page(link);
        Assert.Contains("« Anime », dans l’équipe Accueil", page.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("demande un compte", page, StringComparison.Ordinal);
        var romain = await app.SignedIn("romain@exemple.fr");

        var come = await romain.Post(link, ("as", "new"), ("as-name", "Romain"), ("shown", "ToMembers"));

        Assert.Equal($"{Meeting.Space}?done=joined", come.Headers.Location?.ToString());
        Assert.Equal(RolePreset.Runs, (await app.MembersOf())["romain"]);
        Assert.Equal(team.Id, (await app.Look(db => db.Set<TeamSeat>().SingleAsync(Ct))).TeamId);
        Assert.Contains(
            "1 personne venue, sur 20",
            await nadia.Page($"{Meeting.Space}/invitations"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_five_who_come_at_once_by_the_last_use_of_a_link_one_is_in()
    {
        await using var app = await App.StartAsync();
        var link = await (await app.WatersOf("nadia")).Invites(app, RolePreset.Member, uses: 1);
        var five = new List<(HttpClient Who, string Handle)>();
        foreach (var handle in new[] { "alix", "basile", "chloe", "diane", "eric" })
            five.Add((await app.SomebodyAs($"{handle}@exemple.fr", handle), handle));

        var answers = await Task.WhenAll(five.Select(f => f.Who.Post(link, ("as", f.Handle), ("shown", "ToMembers"))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.NotFound));
        Assert.Equal(2, (await app.MembersOf()).Count);
        Assert.Equal(1, (await app.Look(db => db.Set<GroupInvitation>().SingleAsync(Ct))).Uses);
    }

    [Fact]
    public async Task A_link_that_is_over_taken_back_or_never_was_leads_to_one_page()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var (over, revoked, resting) = (
            await nadia.Invites(app, RolePreset.Member, more: ("ends", "2027-03-03")),
            await nadia.Invites(app, RolePreset.Member),
            await nadia.Invites(app, RolePreset.Member)
        );
        var selector = await app.Look(db =>
            db.Set<GroupInvitation>().Select(i => i.Selector).SingleAsync(s => revoked.Contains(s), Ct)
        );
        Assert.Equal(
            $"{Meeting.Space}/invitations?done=uninvited",
            (await nadia.Post($"{Meeting.Space}/invitations/{selector}/end")).Headers.Location?.ToString()
        );
        app.Clock.Advance(Duration.FromDays(2));
        var romain = await app.SomebodyAs("romain@exemple.fr", "romain");
        Assert.Equal(HttpStatusCode.OK, (await romain.Get(resting)).StatusCode);
        await nadia.Post($"{Meeting.Space}/rest", ("rest", "true"));

        var pages = new List<string>();
        foreach (
            var link in new[] { over, revoked, resting, "/join/none", resting[..^1] + (resting[^1] == 'a' ? 'b' : 'a') }
        )
        {
            var seen = await romain.Get(link);
            Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
            pages.Add(await seen.Text());
            Assert.Equal(HttpStatusCode.NotFound, (await romain.Post(link, ("as", "romain"))).StatusCode);
        }
        Assert.Single(pages.Distinct());
        Assert.Equal(["nadia"], (await app.MembersOf()).Keys);
    }

    [Fact]
    public async Task Nobody_invites_to_more_than_they_may_nor_sees_such_a_link()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Runs);
        var keys = await nadia.Invites(app, RolePreset.HoldsKeys);
        var selector = await app.Look(db => db.Set<GroupInvitation>().Select(i => i.Selector).SingleAsync(Ct));

        var page = await lea.Page($"{Meeting.Space}/invitations");

        Assert.Contains("Garde les clés", page, StringComparison.Ordinal);
        Assert.DoesNotContain(selector, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get($"{Meeting.Space}/invitations/{selector}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await lea.Post($"{Meeting.Space}/invitations/{selector}/end")).StatusCode
        );
        foreach (var preset in new[] { RolePreset.Member, RolePreset.HoldsKeys })
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await lea.Post($"{Meeting.Space}/invitations", await app.Invitation(preset))).StatusCode
            );
        var team = await app.Look(db => db.Set<Team>().FirstAsync(Ct));
        var usual = await app.Invitation(RolePreset.Discovers);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await lea.Post($"{Meeting.Space}/invitations", [.. usual, ("team", team.Id.ToString())])).StatusCode
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await lea.Post($"{Meeting.Space}/invitations", usual)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().Get(keys)).StatusCode);
    }

    [Fact]
    [Requirement("ASSO-3")]
    public async Task A_list_gets_one_letter_each_and_no_address_stays()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await app.SomebodyAs("sam@exemple.fr", "sam");

        await nadia.Post(
            $"{Meeting.Space}/invitations",
            [
                .. await app.Invitation(RolePreset.Member),
                ("people", "Nour <nour@exemple.fr>\nlou@exemple.fr\nNour; NOUR@exemple.fr\n@sam"),
            ]
        );
        Assert.Equal(2, await app.Look(db => db.Set<GroupLetter>().CountAsync(Ct)));
        await app.DrainAsync();

        Assert.Equal(0, await app.Look(db => db.Set<GroupLetter>().CountAsync(Ct)));
        Assert.Contains(
            "Bonjour Nour.",
            Assert.Single(app.LettersTo("nour@exemple.fr")).TextBody,
            StringComparison.Ordinal
        );
        var link = Assert.Single(app.LettersTo("lou@exemple.fr")).JoinLink();
        Assert.Equal(link, app.LettersTo("sam@exemple.fr")[^1].JoinLink());
        Assert.Contains(
            "Nom de nadia vous invite",
            app.LettersTo("lou@exemple.fr")[0].TextBody,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("sam@", await nadia.Page($"{Meeting.Space}/invitations"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().Get(link)).StatusCode);
    }

    [Theory]
    [InlineData("people", "n’importe quoi")]
    [InlineData("people", "@personne_ici")]
    [InlineData("uses", "0")]
    [InlineData("ends", "2027-03-01")]
    [InlineData("role", "")]
    public async Task A_wrong_form_comes_back_whole_with_its_error_beside_its_field(string field, string value)
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var form = (await app.Invitation(RolePreset.Member))
            .Where(f => f.Name != field)
            .Append((field, value))
            .ToList();
        if (field != "people")
            form.Add(("people", "lou@exemple.fr"));

        var answer = await nadia.Post($"{Meeting.Space}/invitations", [.. form]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        Assert.Contains(field == "people" ? value : "lou@exemple.fr", page, StringComparison.Ordinal);
        Assert.Empty(await app.Look(db => db.Set<GroupInvitation>().ToListAsync(Ct)));
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Invitations_go_a_month_after_their_end_and_letters_that_cannot_leave_after_a_week()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await nadia.Invites(app, RolePreset.Member, more: ("people", "lou@exemple.fr"));
        await app.Night(Duration.FromDays(8));
        Assert.Empty(await app.Look(db => db.Set<GroupLetter>().ToListAsync(Ct)));

        await app.Night(Duration.FromDays(52));
        Assert.Single(await app.Look(db => db.Set<GroupInvitation>().ToListAsync(Ct)));
        await app.Night(Duration.FromDays(2));

        Assert.Empty(await app.Look(db => db.Set<GroupInvitation>().ToListAsync(Ct)));
    }
}
