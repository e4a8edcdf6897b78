using System.Net;
using System.Text.Json.Nodes;
using Farandole.Domain.Following;
using Farandole.Features.Retention;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Memory;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>What becomes of coming to an event elsewhere: it hears of changes, it ends, it is forgotten.</summary>
public sealed class ComingLastsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_hears_once_of_another_day_and_that_it_is_called_off_without_following_anybody()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app);
        var told = Goer.Bal(there);
        await Changes(there, app, told, "2027-03-02T10:00:00Z", ("content", "<p>Autre chose</p>"));
        Assert.Single(await cam.Subjects());
        await Changes(there, app, told, "2027-03-02T11:00:00Z", ("startTime", "2027-03-21T14:00:00+01:00"));
        await there.Says(app, "Update", told);
        Assert.Equal("Du nouveau : Bal d’ailleurs", (await cam.Subjects())[^1]);
        Assert.Contains("21 mars", app.LettersTo(Goer.Email)[^1].TextBody, StringComparison.Ordinal);
        await Changes(there, app, told, "2027-03-02T12:00:00Z", ("eventStatus", "EventCancelled"));
        Assert.Equal("Annulé : Bal d’ailleurs", (await cam.Subjects())[^1]);
        Assert.Equal(3, (await cam.Subjects()).Count);
        Assert.Equal(new LocalDate(2027, 3, 21), (await cam.Row()).Day);
    }

    [Fact]
    public async Task Who_comes_and_follows_gets_one_letter_of_each_thing()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app);
        await there.IsFollowedBy(app, "cam", ToldOf.AtOnce);
        var told = Goer.Bal(there);
        await Changes(there, app, told, "2027-03-02T11:00:00Z", ("startTime", "2027-03-21T14:00:00+01:00"));
        await app.EveningAsync();
        Assert.Equal(["Vous venez : Bal d’ailleurs", "Du nouveau : Bal d’ailleurs"], await cam.Subjects());
    }

    [Fact]
    public async Task Who_comes_no_more_hears_of_nothing()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app);
        await cam.Withdraws();
        await Changes(there, app, Goer.Bal(there), "2027-03-02T10:00:00Z", ("startTime", "2027-03-21T14:00:00+01:00"));
        await there.Says(app, "Delete", JsonValue.Create($"{there.Origin}/events/1"));
        Assert.Single(await cam.Subjects());
        Assert.Equal(ComingElsewhere.Withdrawn, await cam.State());
    }

    [Theory]
    [InlineData("Delete")]
    [InlineData("hidden")]
    [InlineData("farewell")]
    public async Task What_is_announced_no_more_is_said_in_a_letter_and_among_ones_own(string how)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app);
        var told = Goer.Bal(there);
        if (how == "Delete")
            await there.Says(app, "Delete", JsonValue.Create($"{there.Origin}/events/1"));
        else if (how == "farewell")
            await there.Says(app, "Delete", JsonValue.Create(there.Actor));
        else
            await Changes(there, app, told, "2027-03-02T10:00:00Z", ("to", new JsonArray($"{there.Actor}/followers")));
        Assert.Equal(ComingElsewhere.Gone, await cam.State());
        Assert.Equal("N’est plus annoncé : Bal d’ailleurs", (await cam.Subjects())[^1]);
        Assert.Contains("n’est plus annoncé", await cam.Browser.Page("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await cam.Browser.Get(cam.Path)).StatusCode);
        Assert.DoesNotContain("Leave", there.Activities.Select(a => a.Type));
    }

    [Fact]
    public async Task With_a_server_that_was_closed_nothing_is_promised_any_more()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app);
        await (await app.Steward()).Post("/desk/servers", ("site", "127.0.0.1"), ("word", "Du harcèlement"));
        await app.DrainAsync();
        Assert.Equal(ComingElsewhere.Cut, await cam.State());
        Assert.Equal("Nous n’en saurons plus rien : Bal d’ailleurs", (await cam.Subjects())[^1]);
        Assert.Contains("plus d’échange", await cam.Browser.Page("/account"), StringComparison.Ordinal);
        Assert.DoesNotContain("Leave", there.Activities.Select(a => a.Type));
    }

    [Fact]
    public async Task A_profile_that_goes_takes_leave_and_asks_to_be_forgotten()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app);
        await cam.Browser.Post("/account/profiles/cam/deletion");
        await app.DrainAsync();
        Assert.Empty(await cam.Rows());
        Assert.Equal(["Join", "Leave", "Delete"], there.Activities.Select(a => a.Type));
        Assert.Equal(Goer.Me, cam.LastToThem.ObjectId);
    }

    [Fact]
    public async Task Each_day_they_are_asked_how_it_stands_until_it_is_over()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app);
        var told = Goer.Bal(there);
        (told["updated"], told["startTime"]) = ("2027-03-02T10:00:00Z", "2027-03-21T15:00:00+01:00");
        there.Documents["/events/1"] = told.ToJsonString();
        await app.PassAsync(Duration.FromHours(27));
        Assert.Equal("Du nouveau : Bal d’ailleurs", (await cam.Subjects())[^1]);
        there.Documents.Remove("/events/1");
        await app.PassAsync(Duration.FromHours(27));
        Assert.Equal(ComingElsewhere.Gone, await cam.State());
        var asked = there.Asked.Count;
        await app.PassAsync(Duration.FromDays(3));
        Assert.Equal(asked, there.Asked.Count);
    }

    [Fact]
    public async Task It_is_forgotten_with_the_event_and_not_before()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app, "2027-06-20");
        await ActivatorUtilities.CreateInstance<PlanRetention>(app.Services).Plan(Ct);
        // Nobody who is followed told of it: it is kept for who comes.
        await Days(app, 60);
        Assert.Single(await cam.Rows());
        Assert.Single(await app.Kept());
        await Days(app, 90);
        Assert.Empty(await cam.Rows());
        Assert.Empty(await app.Kept());
        Assert.Equal(0, await app.Look(db => db.Set<RemoteActorRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task It_is_in_the_memory_of_the_account_and_in_its_file_and_erased_there_it_ends()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Coming(there, app);
        Assert.Contains(
            "sait quel profil a répondu",
            await cam.Browser.Page("/account/memory"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{there.Origin}/events/1",
            await cam.Browser.GetStringAsync("/account/data.json", Ct),
            StringComparison.Ordinal
        );
        await cam.Browser.Erases("coming-elsewhere", (await cam.Row()).Id.ToString());
        await app.DrainAsync();
        Assert.Empty(await cam.Rows());
        Assert.Equal("Leave", cam.LastToThem.Type);
    }

    private static async Task<Goer> Coming(Neighbour there, App app, string? day = null)
    {
        var cam = await Goer.To(there, app, with: told => told["startTime"] = $"{day ?? "2027-03-20"}T14:00:00+01:00");
        await cam.Comes();
        await cam.Answers("Accept");
        return cam;
    }

    private static async Task Days(App app, int days)
    {
        for (var day = 0; day < days; day += 15)
            await app.PassAsync(Duration.FromDays(15));
        await app.PassAsync(Duration.FromHours(2));
    }

    private static Task Changes(
        Neighbour there,
        App app,
        JsonObject told,
        string updated,
        (string Name, JsonNode Value) what
    )
    {
        (told["updated"], told[what.Name]) = (updated, what.Value);
        return there.Says(app, "Update", told);
    }
}
