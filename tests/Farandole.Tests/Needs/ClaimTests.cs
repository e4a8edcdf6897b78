using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Needs;

/// <summary>Taking a line on, giving it back, and who gets the last one.</summary>
public sealed class ClaimTests
{
    [Fact]
    [Requirement("FRIENDS-2")]
    public async Task The_last_one_goes_to_exactly_one_of_those_who_take_it_at_once_and_the_others_are_told()
    {
        await using var meal = await Potluck.SetAsync();
        var cake = await meal.Line("Le gâteau");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(async i =>
                {
                    using var visitor = meal.App.Visitor();
                    return await visitor.Post($"{meal.Path}/needs/{cake}/claims", ("name", $"Invité {i}"));
                })
        );
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.SeeOther);
        var late = answers.Where(a => a.StatusCode == HttpStatusCode.Conflict).ToList();
        Assert.Equal(59, late.Count);
        Assert.Contains("quelqu’un vient de prendre le dernier", await late[0].Text(), StringComparison.Ordinal);
        Assert.Equal(1, (await meal.Line(cake)).Claimed);
        Assert.Single(await meal.Claims());
    }

    [Fact]
    [Requirement("FRIENDS-2")]
    public async Task Who_comes_takes_a_line_on_in_one_tap_and_the_same_form_twice_takes_once()
    {
        await using var meal = await Potluck.SetAsync(Visibility.Public);
        var salads = await meal.Line("Salades", 4);
        var (nour, _, _) = await meal.Guest("Nour");
        for (var i = 0; i < 2; i++)
        {
            var taken = await nour.Post($"{meal.Path}/needs/{salads}/claims", ("quantity", "1"));
            Assert.Equal($"{meal.Path}#needs", taken.Headers.Location?.ToString());
        }
        Assert.Equal(1, (await meal.Line(salads)).Claimed);
        Assert.Contains("Salades 1 sur 4", await meal.Reads(nour), StringComparison.Ordinal);
        Assert.Contains("Vous", await meal.Reads(nour), StringComparison.Ordinal);
        Assert.Contains("Nour", await meal.Reads(meal.App.Visitor()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_given_back_is_open_again_and_nobody_gives_back_what_is_not_theirs()
    {
        await using var meal = await Potluck.SetAsync();
        var cake = await meal.Line("Le gâteau");
        var link = await meal.Named(cake, "Jo");
        var claim = (await meal.Claims()).Single();
        using var other = meal.App.Visitor();
        Assert.Equal(HttpStatusCode.Conflict, (await other.Post($"{meal.Path}/claims/{claim.Id}/release")).StatusCode);
        Assert.Contains("Complet", await meal.Reads(other), StringComparison.Ordinal);
        Assert.Contains("Jo", await meal.Reads(other), StringComparison.Ordinal);

        for (var i = 0; i < 2; i++)
        {
            var freed = await other.Post($"{meal.Path}/claims/{claim.Id}/release", ("as", link["/c/".Length..]));
            Assert.Equal(link, freed.Headers.Location?.ToString());
        }
        Assert.Equal(0, (await meal.Line(cake)).Claimed);
        Assert.Contains("Personne pour l’instant", await meal.Reads(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_name_has_a_link_of_its_own_to_take_more_and_a_list_that_wants_none_says_so()
    {
        await using var meal = await Potluck.SetAsync(Visibility.Private);
        var (cake, bread) = (await meal.Line("Le gâteau"), await meal.Line("Pain", 2));
        using var stranger = meal.App.Visitor();
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.Post($"{meal.Path}/needs/{cake}/claims", ("name", "Jo"))).StatusCode
        );
        using var invited = meal.App.Visitor(key: await EventPage.Announced.Key(meal.App, meal.Id, KeyKind.Invitation));
        var taken = await invited.Post($"{meal.Path}/needs/{cake}/claims", ("name", "Jo"), ("note", "au citron"));
        var link = taken.Headers.Location!.ToString().Split('?')[0];
        var page = await stranger.Page(link);
        Assert.Contains("Jo, voici ce que vous apportez", page, StringComparison.Ordinal);
        Assert.Contains("au citron", page, StringComparison.Ordinal);
        var more = await stranger.Post(
            $"{meal.Path}/needs/{bread}/claims",
            ("as", link["/c/".Length..]),
            ("quantity", "2")
        );
        Assert.Equal(link, more.Headers.Location?.ToString());
        Assert.Equal(2, (await meal.Line(bread)).Claimed);

        using var organizer = await meal.Backstage.Organizer();
        await organizer.Post($"{meal.Path}/lines/rules", ("takesOffers", "true"));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await invited.Post($"{meal.Path}/needs/{cake}/claims", ("name", "Ada"))).StatusCode
        );
    }

    [Fact]
    public async Task What_is_typed_wrong_comes_back_with_a_word_beside_it()
    {
        await using var meal = await Potluck.SetAsync();
        var cake = await meal.Line("Le gâteau");
        using var visitor = meal.App.Visitor();
        var wrong = await visitor.Post(
            $"{meal.Path}/needs/{cake}/claims",
            ("name", ""),
            ("quantity", "beaucoup"),
            ("note", "au citron")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Text();
        Assert.Contains("Écrivez un prénom", page, StringComparison.Ordinal);
        Assert.Contains("value=\"beaucoup\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"au citron\"", page, StringComparison.Ordinal);
        Assert.Empty(await meal.Claims());
    }

    [Fact]
    public async Task A_limit_for_each_person_and_a_last_day_hold_for_guests_and_not_for_the_organizers()
    {
        await using var meal = await Potluck.SetAsync();
        var salads = await meal.Line("Salades", 9);
        var (nour, ticket, _) = await meal.Guest("Nour");
        using var organizer = await meal.Backstage.Organizer();
        await organizer.Post($"{meal.Path}/lines/rules", ("perPerson", "2"), ("lastDay", "2027-03-10"));
        async Task<HttpStatusCode> Takes(HttpClient who, int quantity, string name = "") =>
            (
                await who.Post($"{meal.Path}/needs/{salads}/claims", ("quantity", $"{quantity}"), ("name", name))
            ).StatusCode;
        Assert.Equal(HttpStatusCode.Conflict, await Takes(nour, 3));
        Assert.Equal(HttpStatusCode.SeeOther, await Takes(nour, 2));
        Assert.Equal(HttpStatusCode.SeeOther, await Takes(organizer, 3, "Paulette"));

        meal.App.Clock.Advance(NodaTime.Duration.FromDays(9));
        await nour.Post($"{ticket}/session");
        Assert.Equal(HttpStatusCode.Conflict, await Takes(nour, 1));
        Assert.Contains("La liste est close", await meal.Reads(nour), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await Takes((await meal.Backstage.Organizer()), 1, "Henri"));
        Assert.Equal(6, (await meal.Line(salads)).Claimed);
    }

    [Fact]
    public async Task Somebody_can_be_written_down_by_somebody_else()
    {
        await using var meal = await Potluck.SetAsync();
        var salads = await meal.Line("Salades", 4);
        var (nour, _, _) = await meal.Guest("Nour");
        await nour.Post($"{meal.Path}/needs/{salads}/claims", ("quantity", "1"), ("forName", "Paulette"));
        await nour.Post($"{meal.Path}/needs/{salads}/claims", ("quantity", "1"));
        var read = await meal.Reads(meal.App.Visitor());
        Assert.Contains("Salades 2 sur 4", read, StringComparison.Ordinal);
        Assert.Contains("Paulette", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_seen_by_those_whom_each_chose_and_outsiders_of_a_public_event_see_numbers()
    {
        await using var meal = await Potluck.SetAsync(Visibility.Public);
        var salads = await meal.Line("Salades", 9);
        foreach (var exposure in Enum.GetValues<Exposure>())
        {
            var (guest, _, _) = await meal.Guest($"Zq{exposure}", exposure);
            await guest.Post($"{meal.Path}/needs/{salads}/claims", ("quantity", "1"));
        }
        var (nour, _, _) = await meal.Guest("Nour");
        using var organizer = await meal.Backstage.Organizer();
        await organizer.Post($"{meal.Path}/needs/{salads}/claims", ("name", "Zqwritten"));
        foreach (
            var (who, seen) in new[]
            {
                (meal.App.Visitor(), new[] { "ZqAll" }),
                (nour, ["ZqAll", "ZqParticipants", "Zqwritten"]),
                (organizer, ["ZqAll", "ZqParticipants", "ZqCircle", "ZqOrganizers", "Zqwritten"]),
            }
        )
        {
            var read = await meal.Reads(who);
            Assert.Contains("6 sur 9", read, StringComparison.Ordinal);
            foreach (
                var name in (string[])["ZqAll", "ZqParticipants", "ZqCircle", "ZqOrganizers", "ZqNobody", "Zqwritten"]
            )
                Assert.Equal(seen.Contains(name), read.Contains(name, StringComparison.Ordinal));
        }
    }
}
