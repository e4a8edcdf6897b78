using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Hosting;

public sealed class HostingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("CREATE-4")]
    public async Task An_event_made_without_an_account_grows_up_and_keeps_all_that_it_has()
    {
        await using var app = await App.StartAsync();
        var (nadia, made) = await app.Organizer();
        await app.Visitor().Answers(made.Id, party: 2);
        Assert.Contains("demande un compte", await nadia.Page($"/events/{made.Id}/hosting"), StringComparison.Ordinal);
        await app.SignedIn("nadia@exemple.fr", nadia);
        Assert.Contains(
            "un profil ou un groupe",
            await nadia.Page($"/events/{made.Id}/hosting"),
            StringComparison.Ordinal
        );
        await nadia.Makes("nadia", "Nadia");
        await nadia.Starts("Eaux Vives", "nadia");

        var given = await nadia.Post(made, "hosting", ("host", "@eaux_vives"));

        Assert.Equal($"/events/{made.Id}/hosting?done=hosted", given.Headers.Location?.ToString());
        var after = await app.Only();
        Assert.Equal((made.Id, made.Code), (after.Id, after.Code));
        Assert.NotNull(after.ListedAt);
        Assert.Equal(1, await app.Look(db => db.Participations.CountAsync(p => p.EventId == made.Id, Ct)));
        var page = await app.Visitor().Page($"/events/{made.Id}");
        Assert.Contains("href=\"/@eaux_vives\"", page, StringComparison.Ordinal);
        Assert.Contains("Annoncé par", page, StringComparison.Ordinal);
        Assert.Contains("Grande marche pour l’eau", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
        Assert.Contains("Grande marche", await nadia.Page("/groups/eaux_vives"), StringComparison.Ordinal);
        Assert.Contains("Confié à un profil", await nadia.Page($"/events/{made.Id}/log"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CREATE-4")]
    public async Task The_key_can_stop_once_a_host_opens_the_event_and_not_before()
    {
        await using var app = await App.StartAsync();
        var (nadia, made) = await app.Organizer();
        var key = await app.Look(db => db.Keys.SingleAsync(k => k.EventId == made.Id, Ct));
        Assert.Equal(HttpStatusCode.Conflict, (await nadia.Post(made, $"keys/{key.Id}/revocation")).StatusCode);
        await app.SignedIn("nadia@exemple.fr", nadia);
        await nadia.Makes("nadia", "Nadia");
        await nadia.Post(made, "hosting", ("host", "@nadia"));

        Assert.Equal(HttpStatusCode.SeeOther, (await nadia.Post(made, $"keys/{key.Id}/revocation")).StatusCode);

        // On another device, without the key.
        var elsewhere = await app.SignedIn("nadia@exemple.fr");
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get($"/events/{made.Id}/manage")).StatusCode);
        var released = await elsewhere.Post(made, "hosting", ("host", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, released.StatusCode);
        Assert.Contains("Créez d’abord une clé", await released.Text(), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("ASSO-12")]
    public async Task A_group_announces_without_a_key_and_each_of_its_hands_signs_inside()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var romain = await app.MemberOfWaters("romain", RolePreset.Runs);
        Assert.Contains(
            "Eaux Vives, équipe Communication",
            await nadia.Page("/new?group=eaux_vives"),
            StringComparison.Ordinal
        );

        var answer = await app.Create(nadia, [.. Announcer.March, ("host", "@eaux_vives")]);

        var made = await app.Only();
        Assert.Equal($"/events/{made.Id}/manage?done=announced", answer.Headers.Location?.ToString());
        Assert.Equal(0, await app.Look(db => db.Keys.CountAsync(Ct)));
        Assert.NotNull(made.ListedAt);
        Assert.Contains(
            "L’événement est là",
            await nadia.Page(answer.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        await romain.Post(made, "cancellation", ("reason", "Orage"));
        Assert.Contains("Nom de romain", await nadia.Page($"/events/{made.Id}/log"), StringComparison.Ordinal);
        Assert.DoesNotContain("romain", await app.Visitor().Page($"/events/{made.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_look_reads_what_the_group_announces_and_not_its_drafts()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Discovers);
        await app.Create(nadia, [.. Announcer.March, ("host", "@eaux_vives"), ("visibility", "private")]);
        var made = await app.Only();
        await app.Create(
            nadia,
            ("title", "Brouillon zq"),
            ("date", "2027-03-21"),
            ("host", "@eaux_vives"),
            ("action", "draft")
        );

        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get($"/events/{made.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await lou.Get($"/events/{made.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lou.Get($"/events/{made.Id}/manage")).StatusCode);
        var inside = await lou.Page("/groups/eaux_vives/events");
        Assert.Contains("Grande marche", inside, StringComparison.Ordinal);
        Assert.DoesNotContain("Brouillon zq", inside, StringComparison.Ordinal);
        Assert.Contains("Brouillon zq", await nadia.Page("/groups/eaux_vives/events"), StringComparison.Ordinal);
        Assert.DoesNotContain("Grande marche", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_prepares_what_is_its_own_and_nothing_else()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Discovers);
        var team = await app.Look(db => db.Set<Team>().SingleAsync(t => t.Name == "Communication", Ct));
        await app.Create(nadia, ("title", "De l’équipe"), ("date", "2027-03-20"), ("host", $"@eaux_vives/{team.Id}"));
        await app.Create(nadia, ("title", "De tout le groupe"), ("date", "2027-03-20"), ("host", "@eaux_vives"));
        var (ofTeam, ofAll) = await app.Look(async db =>
            (
                await db.AllEvents.SingleAsync(e => e.Title == "De l’équipe", Ct),
                await db.AllEvents.SingleAsync(e => e.Title == "De tout le groupe", Ct)
            )
        );
        Assert.Equal(HttpStatusCode.NotFound, (await lou.Get($"/events/{ofTeam.Id}/manage")).StatusCode);

        await app.Writer.Write(
            async (db, ct) =>
            {
                var profile = await db.Set<Profile>().SingleAsync(p => p.Handle == "lou", ct);
                var member = await db.Set<Member>().SingleAsync(m => m.ProfileId == profile.Id, ct);
                return db.Add(TeamSeat.Take(team.Id, member.Id, leads: false, until: new(2027, 3, 12)));
            },
            Ct
        );

        Assert.Equal(HttpStatusCode.OK, (await lou.Get($"/events/{ofTeam.Id}/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lou.Get($"/events/{ofAll.Id}/manage")).StatusCode);
        app.Clock.Advance(Duration.FromDays(11));
        Assert.Equal(HttpStatusCode.NotFound, (await lou.Get($"/events/{ofTeam.Id}/manage")).StatusCode);
    }

    [Fact]
    public async Task Nobody_announces_in_a_name_that_is_not_theirs()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Discovers);
        foreach (var name in new[] { "@eaux_vives", "@nadia", "@personne", $"@eaux_vives/{Guid.Empty}" })
        {
            var answer = await app.Create(lou, [.. Announcer.March, ("host", name)]);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Choisissez dans la liste au nom de qui", await answer.Text(), StringComparison.Ordinal);
        }
        var (nobody, made) = await app.Organizer();
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await nobody.Post(made, "hosting", ("host", "@eaux_vives"))).StatusCode
        );
        Assert.Equal(0, await app.Look(db => db.Set<EventHost>().CountAsync(Ct)));
    }

    [Fact]
    public async Task The_feeds_of_the_agenda_can_be_asked_for_one_name()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await app.Create(nadia, [.. Announcer.March, ("host", "@eaux_vives")]);
        await app.Create(nadia, ("title", "Autre chose"), ("date", "2027-03-20"), ("host", "@nadia"));

        foreach (var feed in new[] { "/agenda.ics", "/agenda.atom", "/agenda.json", "/api/v1/events" })
        {
            var waters = await app.Visitor().GetStringAsync($"{feed}?by=eaux_vives", Ct);
            Assert.Contains("Grande marche", waters, StringComparison.Ordinal);
            Assert.DoesNotContain("Autre chose", waters, StringComparison.Ordinal);
            var person = await app.Visitor().GetStringAsync($"{feed}?by=nadia", Ct);
            Assert.Contains("Autre chose", person, StringComparison.Ordinal);
            Assert.DoesNotContain("Grande marche", person, StringComparison.Ordinal);
        }
        Assert.Contains("Autre chose", await app.Visitor().Page("/@nadia"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_can_open_any_more_goes_with_the_group_and_who_comes_is_told()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (keyed, kept) = await app.Organizer(("title", "Bal qui reste"));
        var nadia = await app.WatersOf("nadia");
        await app.SignedIn("nadia@exemple.fr", keyed);
        await keyed.Post(kept, "hosting", ("host", "@eaux_vives"));
        await app.Create(nadia, [.. Announcer.March, ("host", "@eaux_vives")]);
        var gone = await app.Look(db => db.AllEvents.SingleAsync(e => e.Id != kept.Id, Ct));
        await app.Comes(gone.Id, "lou@exemple.fr");

        await nadia.Post("/groups/eaux_vives/end", ("end", "true"));
        await app.Night(Group.Regret);

        Assert.Equal(HttpStatusCode.Gone, (await app.Visitor().Get($"/events/{gone.Id}")).StatusCode);
        Assert.Contains("Grande marche", app.LettersTo("lou@exemple.fr")[^1].Subject, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().Get($"/events/{kept.Id}")).StatusCode);
    }
}
