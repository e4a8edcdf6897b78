using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Tests.Accounts;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Coming;

/// <summary>Who answers as a profile, whom they let see it, and for how long.</summary>
public sealed class CirclesTests
{
    private const string Name = "Nom de camille";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PERSON-3")]
    public async Task Who_answers_as_a_profile_is_in_at_once_under_its_name_and_their_address_stays_theirs()
    {
        await using var app = await App.StartAsync();
        var camille = await app.SomebodyAs("cam@exemple.fr", "camille");
        var id = await app.Announce();
        var form = await camille.Page($"/events/{id}/answer");
        Assert.Contains("Qui répond", form, StringComparison.Ordinal);
        Assert.DoesNotContain("Qui répond", await app.Visitor().Page($"/events/{id}/answer"), StringComparison.Ordinal);

        var answered = await camille.AnswersAs(id, "camille");

        Assert.EndsWith("?done=confirmed", answered.Headers.Location!.ToString(), StringComparison.Ordinal);
        var answer = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((Name, "cam@exemple.fr", true), (answer.Name, answer.Email, answer.IsComing));
        Assert.Equal((1, 1), await app.Counts(id));
        Assert.Contains(
            "C’est noté",
            await camille.Page(answered.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        // Once more, as another: the same person, who gets their link again and is counted once.
        await camille.Makes("tuba", "Nom de tuba");
        (await camille.AnswersAs(id, "tuba")).ShouldLeadTo($"/events/{id}/answered");
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    public async Task A_profile_that_is_not_theirs_and_a_group_that_it_is_not_in_are_refused_at_their_field()
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("nadia");
        var camille = await app.SomebodyAs("cam@exemple.fr", "camille");
        var id = await app.Announce();

        var stolen = await camille.AnswersAs(id, "nadia");
        var outside = await camille.AnswersAs(id, "camille", await app.CircleOfWaters());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stolen.StatusCode);
        Assert.Contains("id=\"as-error\"", await stolen.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.StatusCode);
        Assert.Contains("id=\"exposure-error\"", await outside.Text(), StringComparison.Ordinal);
        Assert.Empty(await app.AnswersTo(id));
    }

    [Fact]
    [Requirement("PERSON-3")]
    public async Task A_circle_is_seen_by_the_members_of_its_group_alone_on_every_page()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var camille = await app.MemberOfWaters("camille", RolePreset.Member);
        var other = await app.SomebodyAs("dominique@exemple.fr", "dominique");
        var id = await app.Announce();
        var form = await camille.Page($"/events/{id}/answer");
        Assert.Contains("Les membres de « Eaux Vives »", form.Replace('\u00a0', ' '), StringComparison.Ordinal);

        await camille.AnswersAs(id, "camille", await app.CircleOfWaters());

        await Sees(nadia, id, page: true, profile: true);
        await Sees(other, id, page: false, profile: false);
        await Sees(app.Visitor(), id, page: false, profile: false);
        foreach (var path in new[] { $"/events/{id}.json", $"/api/v1/events/{id}", $"/events/{id}.ics" })
            Assert.DoesNotContain(Name, await other.GetStringAsync(path, Ct), StringComparison.Ordinal);
        // Who has left the group has left its circle.
        await camille.Post($"/groups/{Grouping.Waters}/me/departure");
        await Sees(nadia, id, page: false, profile: false);
    }

    [Fact]
    [Requirement("PERSON-3")]
    public async Task The_form_begins_with_what_the_profile_usually_shows()
    {
        await using var app = await App.StartAsync();
        var camille = await app.SomebodyAs("cam@exemple.fr", "camille");
        var (first, second) = (await app.Announce(), await app.Announce());
        await camille.AnswersAs(first, "camille", "usual");
        Assert.Equal(Exposure.Organizers, Assert.Single(await app.AnswersTo(first)).Exposure);

        await camille.Post(
            "/account/profiles/camille",
            ("name", Name),
            ("findable", "true"),
            ("usual", "all"),
            ("fading", nameof(Fading.Week))
        );
        await camille.AnswersAs(second, "camille", "usual");

        Assert.Equal(Exposure.All, Assert.Single(await app.AnswersTo(second)).Exposure);
        await Sees(app.Visitor(), second, page: true, profile: true);
        // What was said with an answer stays said.
        var page = await app.Visitor().Page("/@camille");
        Assert.DoesNotContain($"/events/{first}", page, StringComparison.Ordinal);
        var settings = await camille.Page("/account/profiles/camille");
        Assert.Contains("value=\"all\" checked", settings, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Fading.Week}\" selected", settings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sees_it_is_changed_from_the_personal_link()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var camille = await app.MemberOfWaters("camille", RolePreset.Member);
        var id = await app.Announce();
        var ticket = (await camille.AnswersAs(id, "camille")).Headers.Location!.ToString().Split('?')[0];
        await Sees(nadia, id, page: false, profile: false);
        var circle = await app.CircleOfWaters();
        Assert.Contains(circle, await camille.Page(ticket), StringComparison.Ordinal);
        // Whoever was sent the link is not shown which groups they are in.
        Assert.DoesNotContain(circle, await app.Visitor().Page(ticket), StringComparison.Ordinal);

        (await camille.Post($"{ticket}/details", ("name", Name), ("exposure", circle))).ShouldLeadTo(
            $"{ticket}?done=details"
        );

        await Sees(nadia, id, page: true, profile: true);
        var elsewhere = await camille.Post(
            $"{ticket}/details",
            ("name", Name),
            ("exposure", $"circle:{Guid.NewGuid()}")
        );
        Assert.Equal(HttpStatusCode.Conflict, elsewhere.StatusCode);
    }

    [Theory]
    [Requirement("PERSON-3")]
    [InlineData(Fading.AtOnce, 0)]
    [InlineData(Fading.Week, 7)]
    [InlineData(Fading.Quarter, 90)]
    [InlineData(Fading.Year, 365)]
    public async Task What_is_past_fades_from_the_sight_of_others_and_the_totals_stay(Fading fading, int days)
    {
        await using var app = await App.StartAsync();
        var camille = await app.SomebodyAs("cam@exemple.fr", "camille");
        await camille.Post(
            "/account/profiles/camille",
            ("name", Name),
            ("findable", "true"),
            ("fading", fading.ToString())
        );
        var id = await app.Announce();
        await camille.AnswersAs(id, "camille", "all");
        var fades = (await app.Reload(id)).EndsAt + Duration.FromDays(days);

        await app.Night(fades - Duration.FromMinutes(1) - app.Now());
        await Sees(app.Visitor(), id, page: days < 30, profile: true);
        await app.Night(Duration.FromMinutes(2));

        await Sees(app.Visitor(), id, page: false, profile: false);
        Assert.Equal(1, (await app.Reload(id)).PeopleComing);
        // Nor is it kept, once nothing else needs it.
        await app.Night(Duration.FromDays(31));
        Assert.All(await app.AnswersTo(id), a => Assert.Null(a.ProfileId));
    }

    [Fact]
    public async Task What_is_to_stay_stays_and_goes_with_the_profile()
    {
        await using var app = await App.StartAsync();
        var camille = await app.SomebodyAs("cam@exemple.fr", "camille");
        await camille.Post(
            "/account/profiles/camille",
            ("name", Name),
            ("findable", "true"),
            ("fading", nameof(Fading.Never))
        );
        var id = await app.Announce();
        await camille.AnswersAs(id, "camille", "all");

        await app.Night(Duration.FromDays(500));
        await Sees(app.Visitor(), id, page: false, profile: true);
        // Nothing of the person is left but that.
        var kept = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((null, null, ""), (kept.Email, kept.Name, kept.Code));

        var again = await app.SignedIn("cam@exemple.fr");
        await again.Post("/account/profiles/camille/deletion");
        await app.Night(Duration.FromHours(1));
        Assert.Empty(await app.AnswersTo(id));
    }

    [Fact]
    public async Task Organizers_who_know_an_address_do_not_learn_which_profile_is_its_owners()
    {
        await using var stage = await Backstage.SetAsync();
        using var organizer = await stage.Organizer();
        var camille = await stage.App.SomebodyAs("cam@exemple.fr", "camille");
        await organizer.Post($"{stage.Path}/guests", ("guests", "Anne-Cécile <cam@exemple.fr>"));
        var before = await organizer.GetStringAsync($"{stage.Path}/guests.csv", Ct);

        await camille.AnswersAs(stage.Id, "camille");

        Assert.Equal(before, await organizer.GetStringAsync($"{stage.Path}/guests.csv", Ct));
        Assert.Contains("1 sans réponse", await organizer.Page($"{stage.Path}/guests"), StringComparison.Ordinal);
        foreach (var path in new[] { "/manage", "/participants.csv", "/intrusion.csv" })
        {
            var seen = await organizer.GetStringAsync($"{stage.Path}{path}", Ct);
            Assert.DoesNotContain("cam@exemple.fr", seen, StringComparison.Ordinal);
        }
        Assert.Contains(Name, await organizer.Page($"{stage.Path}/manage"), StringComparison.Ordinal);
        // What an organizer notes for their guest is another answer.
        var guest = await stage.App.Look(db => db.Set<Domain.Guests.Invitee>().SingleAsync(Ct));
        await organizer.Post($"{stage.Path}/guests/{guest.Id}/answer", ("answer", "coming"), ("party", "1"));
        Assert.Equal(2, (await stage.App.AnswersTo(stage.Id)).Count);
    }

    private static async Task Sees(HttpClient visitor, EventId id, bool page, bool profile)
    {
        // Anew each time: what is kept in memory lives for seconds of the real clock.
        var anew = $"?anew={Guid.NewGuid()}";
        Assert.Equal(page, (await visitor.Page($"/events/{id}{anew}")).Contains(Name, StringComparison.Ordinal));
        Assert.Equal(
            profile,
            (await visitor.Page($"/@camille{anew}")).Contains($"/events/{id}\"", StringComparison.Ordinal)
        );
    }
}

internal static class AnsweringAsSomebody
{
    public static Task<HttpResponseMessage> AnswersAs(
        this HttpClient somebody,
        EventId id,
        string handle,
        string exposure = "organizers"
    ) =>
        somebody.Send(
            $"/events/{id}/participations",
            ("answer", "coming"),
            ("party", "1"),
            ("as", handle),
            ("exposure", exposure)
        );

    /// <summary>What a form says for the members of that group.</summary>
    public static async Task<string> CircleOfWaters(this App app) =>
        $"circle:{await app.Look(db => db.Set<Group>().Where(g => g.Handle == Grouping.Waters).Select(g => g.Id).SingleAsync(TestContext.Current.CancellationToken))}";
}
