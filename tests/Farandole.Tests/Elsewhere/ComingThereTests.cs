using System.Net;
using System.Text.Json.Nodes;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;

namespace Farandole.Tests.Elsewhere;

/// <summary>Somebody here comes to an event of another server, and comes no more.</summary>
public sealed class ComingThereTests
{
    [Fact]
    public async Task Who_comes_is_told_before_what_the_other_site_learns_and_it_learns_nothing_else()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app);
        var site = $"127.0.0.1:{there.Port}";
        Assert.Contains(cam.Path, await cam.Browser.Page(cam.EventPath), StringComparison.Ordinal);
        var form = await cam.Browser.Page(cam.Path);
        Assert.Contains($"Ce que {site} va savoir", form, StringComparison.Ordinal);
        Assert.Contains("@profil@farandole.test", form, StringComparison.Ordinal);
        Assert.Contains("nous ne pouvons pas le lui faire oublier", form, StringComparison.Ordinal);
        Assert.Empty(there.Activities);

        var sent = await cam.Comes(("message", "Ce n’est pas demandé."));

        Assert.Equal($"{cam.Path}?done=asked", sent.Headers.Location?.ToString());
        var join = Assert.Single(there.Activities);
        Assert.Equal(("Join", Goer.Me, $"{there.Origin}/events/1"), (join.Type, join.Actor, join.ObjectId));
        Assert.StartsWith($"{Goer.Me}/joins/", join.Id, StringComparison.Ordinal);
        Assert.Null(join.ParticipationMessage);
        Assert.Equal([there.Actor], join.To);
        Assert.Empty(join.Cc);
        Assert.DoesNotContain("exemple.fr", join.Document.Element.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(ComingElsewhere.Asked, await cam.State());
        var asked = await cam.Browser.Page(cam.Path);
        Assert.Contains("n’a pas encore répondu", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"radio\" name=\"as\" value=\"cam\"", asked, StringComparison.Ordinal);
        Assert.Contains("sans réponse encore", await cam.Browser.Page(cam.EventPath), StringComparison.Ordinal);
        Assert.Contains("sans réponse encore", await cam.Browser.Page("/account"), StringComparison.Ordinal);
        Assert.DoesNotContain("sans réponse", await app.Visitor().Page(cam.EventPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_goes_along_where_they_say_yes_to_each_and_too_long_a_one_comes_back()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app, "restricted");
        var long_ = new string('é', Participation.MaxMessage + 1);
        var refused = await cam.Comes(("message", long_));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(long_, await refused.Text(), StringComparison.Ordinal);
        Assert.Empty(await cam.Rows());
        await cam.Comes(("message", "Avec mon accordéon"));
        Assert.Equal("Avec mon accordéon", Assert.Single(there.Activities).ParticipationMessage);
    }

    [Theory]
    [InlineData("Accept", "Accepted", "Vous venez : Bal d’ailleurs")]
    [InlineData("Reject", "Refused", "C’est non : Bal d’ailleurs")]
    [InlineData("TentativeAccept", "Waiting", "Pas encore décidé : Bal d’ailleurs")]
    [InlineData("Ignore", "Ignored", "Réponse à donner ailleurs : Bal d’ailleurs")]
    public async Task What_they_answer_stands_on_the_page_and_in_one_letter(string type, string state, string subject)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app);
        await cam.Comes();
        await cam.Answers(type);
        await cam.Answers(type, cam.Join()["id"]!);
        Assert.Equal(state, (await cam.State()).ToString());
        Assert.Equal([subject], await cam.Subjects());
        var letter = app.LettersTo(Goer.Email)[^1];
        Assert.Equal(state == "Accepted", letter.BodyParts.Any(p => p.ContentType.MimeType == "text/calendar"));
        Assert.Contains($"http://farandole.test{cam.Path}", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_may_become_a_yes_and_a_yes_a_no()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app);
        await cam.Comes();
        foreach (var type in (string[])["Reject", "Accept", "Reject"])
            await cam.Answers(type);
        Assert.Equal(ComingElsewhere.Refused, await cam.State());
        Assert.Equal(3, (await cam.Subjects()).Count);
        // Theirs to take back: nobody is pressed.
        Assert.Contains("a déjà dit non", await (await cam.Comes()).Text(), StringComparison.Ordinal);
        Assert.Single(there.Activities);
    }

    [Fact]
    public async Task Asked_twice_they_are_asked_once()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app);
        await Task.WhenAll(
            cam.Browser.Post(cam.Path, ("as", "cam")),
            cam.Browser.Post(cam.Path, ("as", "cam")),
            cam.Browser.Post(cam.Path, ("as", "cam"))
        );
        await app.DrainAsync();
        await cam.Comes();
        await cam.Answers("Accept");
        await cam.Comes();
        Assert.Single(there.Activities);
        Assert.Equal(ComingElsewhere.Accepted, await cam.State());
    }

    [Fact]
    public async Task Who_comes_no_more_tells_them_and_may_come_again_under_another_id()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app);
        await cam.Comes();
        await cam.Answers("Accept");
        var first = cam.Join();

        var left = await cam.Withdraws();

        Assert.Equal($"{cam.Path}?done=withdrawn", left.Headers.Location?.ToString());
        var leave = cam.LastToThem;
        Assert.Equal(("Leave", Goer.Me, $"{there.Origin}/events/1"), (leave.Type, leave.Actor, leave.ObjectId));
        await cam.Withdraws();
        Assert.Equal(2, there.Activities.Count);
        // What comes late belongs to what is over.
        await cam.Answers("Reject", first);
        Assert.Equal(ComingElsewhere.Withdrawn, await cam.State());

        await cam.Comes();
        await cam.Answers("Reject", first);
        Assert.Equal(ComingElsewhere.Asked, await cam.State());
        await cam.Answers("Accept");
        Assert.Equal(ComingElsewhere.Accepted, await cam.State());
        Assert.NotEqual(first["id"]!.ToString(), cam.Join()["id"]!.ToString());
    }

    [Fact]
    public async Task A_second_profile_comes_for_itself_and_another_account_changes_neither()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app);
        await cam.Comes();
        await cam.Comes(("as", "new"), ("as-name", "Lou"));
        Assert.Single(await cam.Rows());
        await cam.Browser.Post(cam.Path, ("as", "new"), ("as-name", "Lou"));
        await app.DrainAsync();
        Assert.Equal(["@cam", "@lou"], there.Activities.Select(a => a.Actor!.Split('/')[^1]));

        var other = await app.SomebodyAs("dom@exemple.fr", "dom");
        Assert.DoesNotContain("cam", await other.Page(cam.EventPath), StringComparison.OrdinalIgnoreCase);
        var one = (await cam.Rows())[0].Id;
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"{cam.Path}/{one}/withdrawal")).StatusCode);
        var stolen = await other.Post(cam.Path, ("as", "cam"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stolen.StatusCode);
        Assert.Equal(2, (await cam.Rows()).Count(r => r.Holds));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_led_there_and_back_and_still_has_the_other_page()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app);
        var visitor = app.Visitor();
        var page = await visitor.Page(cam.EventPath);
        Assert.Contains(cam.Path, page, StringComparison.Ordinal);
        Assert.Contains("Il faut un compte ici", page, StringComparison.Ordinal);
        Assert.Contains($"Répondre sur 127.0.0.1:{there.Port}", page, StringComparison.Ordinal);
        var asked = await visitor.Get(cam.Path);
        Assert.Equal($"/account?then={Uri.EscapeDataString(cam.Path)}", asked.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post(cam.Path, ("as", "cam"))).StatusCode);
        Assert.Empty(there.Activities);
    }

    [Theory]
    [InlineData("external")]
    [InlineData("invite")]
    [InlineData("none")]
    [InlineData(null)]
    public async Task Where_they_take_no_answers_from_here_only_their_page_is_shown(string? joining)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app, joining);
        Assert.DoesNotContain(cam.Path, await cam.Browser.Page(cam.EventPath), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cam.Comes()).StatusCode);
        Assert.Empty(there.Activities);
    }

    [Fact]
    public async Task What_is_called_off_or_over_is_not_come_to()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Goer.To(there, app, with: told => told["remainingAttendeeCapacity"] = 0);
        Assert.Contains("il ne reste plus de place", await cam.Browser.Page(cam.Path), StringComparison.Ordinal);
        app.Clock.Advance(NodaTime.Duration.FromDays(19));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cam.Comes()).StatusCode);
        Assert.DoesNotContain(
            "<button class=\"btn btn-primary\"",
            await cam.Browser.Page(cam.Path),
            StringComparison.Ordinal
        );
        Assert.Empty(there.Activities);
    }
}
