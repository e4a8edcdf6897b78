using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Hosting;

/// <summary>Those who announce an event ask others to organize it with them; each decides about their own side.</summary>
public sealed class TogetherTests
{
    private const string Nobody = "Aucun profil ni groupe à inviter";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("ASSO-1")]
    [Requirement("ASSO-12")]
    public async Task A_second_group_is_asked_says_yes_and_prepares_the_event_too()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Get($"/events/{made.Id}/manage")).StatusCode);
        await nadia.Asks(made, "@rhone_vivant");
        await app.DrainAsync();

        Assert.Contains(
            "invitation sans réponse",
            await nadia.Page($"/events/{made.Id}/hosting"),
            StringComparison.Ordinal
        );
        var space = await romain.Page("/groups/rhone_vivant");
        Assert.Contains("Invitations à organiser ensemble", space, StringComparison.Ordinal);
        Assert.Contains(await app.Asked(), space, StringComparison.Ordinal);
        var letter = app.LettersTo("romain@exemple.fr")[^1];
        Assert.Contains("Grande marche", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("par Eaux Vives", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe", letter.Headers.Select(h => h.Field));
        // Not before they say yes.
        Assert.DoesNotContain("Rhône vivant", await app.Visitor().Page($"/events/{made.Id}"), StringComparison.Ordinal);

        await romain.Post($"{await app.Asked()}/acceptance");

        Assert.Contains(
            "vous organisez ensemble",
            await romain.Page($"/events/{made.Id}/manage?done=together"),
            StringComparison.Ordinal
        );
        await Both(app, nadia, romain, $"/events/{made.Id}");
    }

    /// <summary>The event stands with both, and both read who did what.</summary>
    private static async Task Both(App app, HttpClient nadia, HttpClient romain, string made)
    {
        Assert.Contains("Nom de romain", await nadia.Page($"{made}/log"), StringComparison.Ordinal);
        Assert.Contains("Organisé aussi par", await nadia.Page($"{made}/log"), StringComparison.Ordinal);
        Assert.Contains("a accepté d’organiser", await romain.Page("/groups/rhone_vivant"), StringComparison.Ordinal);
        foreach (var path in (string[])["/@eaux_vives", "/@rhone_vivant", "/agenda.ics?by=rhone_vivant"])
            Assert.Contains("Grande marche", await app.Visitor().Page(path), StringComparison.Ordinal);
        Assert.Contains("Grande marche", await romain.Page("/groups/rhone_vivant/events"), StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<HostInvitation>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Each_decides_about_its_own_side_and_one_holds_the_event()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await app.Join(nadia, romain, made);

        Assert.Contains(
            "Eaux Vives tient l’événement",
            await romain.Page($"/events/{made.Id}/hosting"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Post(made, "hosting", ("host", "@romain"))).StatusCode);
        var off = await romain.Post(made, "hosting/departure", ("host", "eaux_vives"));
        Assert.Equal(HttpStatusCode.NotFound, off.StatusCode);

        var left = await romain.Post(made, "hosting/departure", ("host", "rhone_vivant"));

        Assert.Equal("/groups/rhone_vivant?done=together-left", left.Headers.Location?.ToString());
        Assert.Contains(
            "n’est plus annoncé en ce nom",
            await romain.Page(left.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Get($"/events/{made.Id}/manage")).StatusCode);
        Assert.Contains(
            "a quitté l’organisation",
            await nadia.Page($"/events/{made.Id}/log"),
            StringComparison.Ordinal
        );
        // Thought better of: they are asked once more, and taken off by the one who holds it.
        await app.Join(nadia, romain, made);
        await nadia.Post(made, "hosting/departure", ("host", "rhone_vivant"));
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Get($"/events/{made.Id}/manage")).StatusCode);
        Assert.Contains("continue sans le groupe", await romain.Page("/groups/rhone_vivant"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_first_leaves_the_other_holds_the_event_and_the_last_cannot_leave()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        var alone = await nadia.Post(made, "hosting/departure", ("host", "eaux_vives"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        Assert.Contains("Créez d’abord une clé", await alone.Text(), StringComparison.Ordinal);
        await app.Join(nadia, romain, made);

        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await nadia.Post(made, "hosting/departure", ("host", "eaux_vives"))).StatusCode
        );

        Assert.Equal(HttpStatusCode.NotFound, (await nadia.Get($"/events/{made.Id}/manage")).StatusCode);
        var last = await romain.Post(made, "hosting/departure", ("host", "rhone_vivant"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.StatusCode);
        // It hands the event over instead.
        Assert.Equal(HttpStatusCode.SeeOther, (await romain.Post(made, "hosting", ("host", "@romain"))).StatusCode);
        var page = await app.Visitor().Page($"/events/{made.Id}");
        Assert.Contains("/@romain", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/@rhone_vivant", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_is_asked_on_the_page_of_its_account_says_no_and_thinks_better_of_it()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await nadia.Asks(made, "romain");
        var path = await app.Asked();
        Assert.Contains(path, await romain.Page("/account"), StringComparison.Ordinal);

        var no = await romain.Post($"{path}/refusal");

        Assert.Contains(
            "Accepter quand même",
            await romain.Page(no.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(path, await romain.Page("/account"), StringComparison.Ordinal);
        Assert.Contains("a refusé", await nadia.Page($"/events/{made.Id}/hosting"), StringComparison.Ordinal);
        // Nobody is asked until they give in.
        var again = await nadia.Asks(made, "@romain");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("déjà partie", await again.Text(), StringComparison.Ordinal);
        await romain.Post($"{path}/acceptance");
        Assert.Contains("Nom de romain", await app.Visitor().Page($"/events/{made.Id}"), StringComparison.Ordinal);
        var left = await romain.Post(made, "hosting/departure", ("host", "romain"));
        Assert.Contains(
            "n’est plus annoncé",
            await romain.Page(left.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_invitation_is_taken_back_and_opens_nothing_any_more()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await nadia.Asks(made, "@rhone_vivant");
        var path = await app.Asked();

        await nadia.Post(made, $"hosting/invitations/{path.Split('/')[^1]}/end");

        Assert.Equal(HttpStatusCode.NotFound, (await romain.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Post($"{path}/acceptance")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Get($"/events/{made.Id}/manage")).StatusCode);
    }

    [Fact]
    [Requirement("ASSO-2")]
    public async Task Only_those_who_may_announce_answer_for_their_group()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        var (coming, _, made) = await Elsewhere(app);
        await coming.Asks(made, "@eaux_vives");
        await app.DrainAsync();
        var path = await app.Asked();

        foreach (var other in (HttpClient[])[lou, coming, app.Visitor()])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"{path}/acceptance")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"{path}/refusal")).StatusCode);
        }
        Assert.DoesNotContain(path, await lou.Page("/groups/eaux_vives"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            app.LettersTo("lou@exemple.fr"),
            l => l.Subject?.Contains("organiser ensemble", StringComparison.Ordinal) == true
        );
    }

    [Fact]
    public async Task A_group_may_hand_its_side_to_one_of_its_teams()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var (coming, _, made) = await Elsewhere(app);
        await coming.Asks(made, "@eaux_vives");
        var path = await app.Asked();
        var team = await app.Look(db =>
            (
                from one in db.Set<Team>()
                join of in db.Set<Group>() on one.GroupId equals of.Id
                where of.Handle == "eaux_vives" && one.Name == "Communication"
                select one
            ).SingleAsync(Ct)
        );
        var wrong = await nadia.Post($"{path}/acceptance", ("team", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("une équipe de la liste", await wrong.Text(), StringComparison.Ordinal);
        await nadia.Post($"{path}/acceptance", ("team", team.Id.ToString()));
        Assert.Equal(
            team.Id,
            await app.Look(db => db.Set<EventHost>().Where(h => !h.IsFirst).Select(h => h.TeamId).SingleAsync(Ct))
        );
    }

    [Theory]
    [InlineData("nobody_here", Nobody)]
    [InlineData("", Nobody)]
    [InlineData("<b>", Nobody)]
    [InlineData("@eaux_vives", "déjà annoncé en ce nom")]
    public async Task What_cannot_be_asked_comes_back_beside_its_field(string typed, string said)
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, _, made) = await app.TwoGroups();

        var answer = await nadia.Asks(made, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("id=\"handle-error\"", page, StringComparison.Ordinal);
        if (typed.Length > 0)
            Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<HostInvitation>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Of_what_is_over_nobody_is_asked_any_more()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await nadia.Asks(made, "rhone_vivant");
        app.Clock.Advance(Duration.FromDays(25));
        nadia = await app.SignedIn("nadia@exemple.fr");
        romain = await app.SignedIn("romain@exemple.fr");

        Assert.DoesNotContain(
            "Invitations à organiser",
            await romain.Page("/groups/rhone_vivant"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Post($"{await app.Asked()}/acceptance")).StatusCode);
        var again = await nadia.Asks(made, "romain");
        Assert.Contains("L’événement est passé", await again.Text(), StringComparison.Ordinal);
    }

    private static async Task<(HttpClient Keeper, string Handle, Domain.Events.Event Made)> Elsewhere(App app)
    {
        var keeper = await app.SomebodyAs("romain@exemple.fr", "romain");
        await keeper.Starts("Rhône vivant", "romain");
        await app.Create(keeper, [.. Announcer.March, ("host", "@rhone_vivant")]);
        return (keeper, Together.Other, await app.Only());
    }
}
