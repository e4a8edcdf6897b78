using System.Net;
using System.Text.Json.Nodes;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;

namespace Farandole.Tests.Elsewhere;

/// <summary>Somebody here becomes a member of a group of another server, and leaves it.</summary>
public sealed class BelongingThereTests
{
    [Fact]
    public async Task Who_asks_is_told_before_what_the_other_site_learns_and_it_learns_nothing_else()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        var site = $"127.0.0.1:{there.Port}";
        var following = await cam.Browser.Page($"/follow?who={Uri.EscapeDataString(there.Actor)}");
        Assert.Contains(WebUtility.HtmlEncode(cam.Path), following, StringComparison.Ordinal);
        var form = await cam.Browser.Page(cam.Path);
        Assert.Contains($"Ce que {site} va savoir", form, StringComparison.Ordinal);
        Assert.Contains("@profil@farandole.test", form, StringComparison.Ordinal);
        Assert.Contains("Le groupe dit oui à chaque personne", form, StringComparison.Ordinal);
        Assert.Contains("ne vient pas jusqu’ici", form, StringComparison.Ordinal);
        Assert.Empty(there.Activities);

        var sent = await cam.Asks(("message", "Je chante l’alto."));

        Assert.Equal($"{cam.Path}&done=asked", sent.Headers.Location?.ToString());
        var join = Assert.Single(there.Activities);
        Assert.Equal(("Join", Belonger.Me, there.Actor), (join.Type, join.Actor, join.ObjectId));
        Assert.StartsWith($"{Belonger.Me}/memberships/", join.Id, StringComparison.Ordinal);
        Assert.Equal("Je chante l’alto.", join.ParticipationMessage);
        Assert.Equal([there.Actor], join.To);
        Assert.Empty(join.Cc);
        Assert.DoesNotContain("exemple.fr", join.Document.Element.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(BelongingElsewhere.Asked, await cam.State());
        Assert.Contains("n’a pas encore répondu", await cam.Browser.Page(cam.Path), StringComparison.Ordinal);
        Assert.Contains("sans réponse encore", await cam.Browser.Page("/account"), StringComparison.Ordinal);
        Assert.Empty(await cam.Subjects());
    }

    [Theory]
    [InlineData("open", "l’est tout de suite", true)]
    [InlineData("moderated", "dit oui à chaque personne", true)]
    [InlineData("invite_only", "que sur invitation", false)]
    [InlineData(null, "ne dit pas comment", true)]
    [InlineData("whatever", "ne dit pas comment", true)]
    public async Task What_the_group_says_of_itself_is_said_and_only_who_may_ask_does(
        string? openness,
        string words,
        bool isOpen
    )
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app, openness);
        var page = await cam.Browser.Page(cam.Path);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains($"/follow?who={Uri.EscapeDataString(there.Actor)}", page, StringComparison.Ordinal);
        Assert.Equal(isOpen, page.Contains("name=\"as\"", StringComparison.Ordinal));
        await cam.Asks(("message", "Bonjour"));
        Assert.Equal(isOpen ? ["Join"] : [], cam.Heard);
        // Where whoever asks is in, nobody reads a word.
        if (isOpen)
            Assert.Equal(openness == "open" ? null : "Bonjour", there.Activities[0].ParticipationMessage);
    }

    [Fact]
    public async Task Who_has_come_to_be_open_to_nobody_is_not_asked_and_too_long_a_word_comes_back()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        var long_ = new string('é', GroupRequest.MaxWords + 1);
        var back = await cam.Asks(("message", long_));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.StatusCode);
        Assert.Contains(long_, await back.Text(), StringComparison.Ordinal);
        there.Shown = actor => actor with { Openness = "invite_only" };
        var refused = await cam.Asks();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("que sur invitation", await refused.Text(), StringComparison.Ordinal);
        Assert.Empty(there.Activities);
        Assert.Empty(await cam.Rows());
    }

    [Theory]
    [InlineData("Accept", "Member", "Vous êtes membre : Zoé d’ailleurs")]
    [InlineData("Reject", "Refused", "C’est non : Zoé d’ailleurs")]
    [InlineData("Ignore", "Ignored", "Pas de demande d’ici : Zoé d’ailleurs")]
    public async Task What_the_group_answers_stands_on_the_page_and_in_one_letter(
        string type,
        string state,
        string subject
    )
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.Asks();
        await cam.Hears(type, cam.Join());
        await cam.Hears(type, cam.Join()["id"]!);
        Assert.Equal(state, (await cam.State()).ToString());
        Assert.Equal([subject], await cam.Subjects());
        Assert.Contains(
            "http://farandole.test/elsewhere/membership",
            app.LettersTo(Belonger.Email)[^1].TextBody,
            StringComparison.Ordinal
        );
        if (state != "Member")
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cam.Asks()).StatusCode);
        Assert.Single(there.Activities, a => a.Type == "Join");
    }

    [Fact]
    public async Task A_member_follows_too_and_keeps_following_after_leaving()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        Assert.Equal(["Join", "Follow"], cam.Heard);
        Assert.Equal(Belonger.Me, Assert.Single(await app.Followed()).Follower);
        var page = await cam.Browser.Page(cam.Path);
        Assert.Contains("Vous en faites partie", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ne suit pas le groupe", page, StringComparison.Ordinal);
        // A yes that comes twice, or follows one that was there before, asks nothing anew.
        await cam.Hears("Accept", cam.Join());
        Assert.Equal(2, there.Activities.Count);

        await cam.Does("end");

        var leave = cam.LastToThem;
        Assert.Equal(("Leave", Belonger.Me, there.Actor), (leave.Type, leave.Actor, leave.ObjectId));
        Assert.Equal([there.Actor], leave.To);
        Assert.Single(await app.Followed());
        Assert.Contains("/account/profiles/cam/following", await cam.Browser.Page(cam.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_it_back_may_ask_again_and_what_comes_late_changes_nothing()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.Asks();
        var first = cam.Join();
        var left = await cam.Does("end");
        Assert.Equal($"{cam.Path}&done=left", left.Headers.Location?.ToString());
        await cam.Does("end");
        await cam.Hears("Accept", first);
        await cam.Hears("Accept", cam.Member());
        Assert.Equal(BelongingElsewhere.Left, await cam.State());
        Assert.Equal(["Join", "Leave"], cam.Heard);

        await cam.Asks();
        await cam.Hears("Reject", first);
        Assert.Equal(BelongingElsewhere.Asked, await cam.State());
        await cam.Hears("Accept", cam.Join());
        Assert.Equal(BelongingElsewhere.Member, await cam.State());
        Assert.NotEqual(first["id"]!.ToString(), cam.Join()["id"]!.ToString());
    }

    [Fact]
    public async Task A_member_as_Mobilizon_shows_it_is_matched_has_a_role_and_is_put_out()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        using var eve = there.Houses("eve");
        var her = $"{there.Origin}/users/eve";
        var cam = await Belonger.Of(there, app);
        await cam.Asks();
        await cam.Hears("Accept", cam.Member(), her, eve, speaksFor: there.Actor);
        Assert.Equal(BelongingElsewhere.Member, await cam.State());
        await cam.Hears("Update", cam.Member("moderator"), her, eve, speaksFor: there.Actor);
        await cam.Hears("Update", cam.Member("moderator"));
        Assert.Equal(RoleElsewhere.Moderator, (await cam.Row()).Role);
        Assert.Contains("à la modération", await cam.Browser.Page("/account"), StringComparison.Ordinal);

        // By the name of the Member, and in whose name it is done.
        await cam.Hears(
            "Remove",
            JsonValue.Create($"{there.Origin}/member/1"),
            her,
            eve,
            with: said => said["origin"] = there.Actor
        );

        Assert.Equal(BelongingElsewhere.Removed, await cam.State());
        Assert.Equal(
            [
                "Vous êtes membre : Zoé d’ailleurs",
                "Votre place change : Zoé d’ailleurs",
                "Vous n’en faites plus partie : Zoé d’ailleurs",
            ],
            await cam.Subjects()
        );
        Assert.DoesNotContain("Leave", cam.Heard);
    }

    [Theory]
    [InlineData("join")]
    [InlineData("member")]
    [InlineData("profile")]
    [InlineData("reject")]
    [InlineData("rejected")]
    public async Task However_the_group_ends_it_it_ends(string how)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        await (
            how switch
            {
                "join" => cam.Hears("Remove", cam.Join()["id"]!, speaksFor: there.Actor),
                "member" => cam.Hears("Remove", cam.Member()),
                "profile" => cam.Hears("Remove", JsonValue.Create(Belonger.Me), with: s => s["origin"] = there.Actor),
                "reject" => cam.Hears("Reject", cam.Join()),
                _ => cam.Hears("Update", cam.Member("rejected")),
            }
        );
        Assert.Equal(BelongingElsewhere.Removed, await cam.State());
        Assert.Equal("Vous n’en faites plus partie : Zoé d’ailleurs", (await cam.Subjects())[^1]);
    }

    [Fact]
    public async Task A_second_profile_asks_for_itself_and_another_account_changes_neither()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await Task.WhenAll(cam.Browser.Post(cam.Path, ("as", "cam")), cam.Browser.Post(cam.Path, ("as", "cam")));
        await cam.Asks();
        await cam.Browser.Post(cam.Path, ("as", "new"), ("as-name", "Lou"));
        await app.DrainAsync();
        Assert.Equal(["@cam", "@lou"], there.Activities.Select(a => a.Actor!.Split('/')[^1]));

        var other = await app.SomebodyAs("dom@exemple.fr", "dom");
        Assert.DoesNotContain("Lou", await other.Page(cam.Path), StringComparison.Ordinal);
        var one = (await cam.Rows())[0].Id;
        foreach (var what in (string[])["end", "acceptance", "refusal"])
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"/elsewhere/membership/{one}/{what}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Post(cam.Path, ("as", "cam"))).StatusCode);
        Assert.Equal(2, (await cam.Rows()).Count(r => r.Lasts));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_led_there_and_back_and_nobody_but_a_group_has_members()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        var visitor = app.Visitor();
        var asked = await visitor.Get(cam.Path);
        Assert.Equal($"/account?then={Uri.EscapeDataString(cam.Path)}", asked.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post(cam.Path, ("as", "cam"))).StatusCode);
        using var eve = there.Houses("eve");
        await cam.Browser.Post("/elsewhere", ("uri", $"{there.Origin}/users/eve"));
        var hers = $"/elsewhere/membership?who={Uri.EscapeDataString($"{there.Origin}/users/eve")}";
        Assert.Equal(HttpStatusCode.NotFound, (await cam.Browser.Get(hers)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cam.Browser.Get("/elsewhere/membership")).StatusCode);
        Assert.Empty(there.Activities);
    }
}
