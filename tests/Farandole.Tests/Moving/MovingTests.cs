using System.Net;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Tests.Accounts;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Moving;

/// <summary>Profiles and groups that come from another server, or go to one.</summary>
public sealed class MovingTests
{
    private const string Me = "http://farandole.test/@cam";
    private const string Path = "/account/profiles/cam/move";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_says_where_they_were_shows_it_to_other_servers_until_they_say_it_no_more()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        Assert.Empty(await Known(app));

        var said = await cam.Post($"{Path}/origin", ("known", $"@zoe@127.0.0.1:{there.Port}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, said.StatusCode);
        Assert.Equal($"{Path}?done=known", (await cam.Post($"{Path}/origin", ("known", there.Actor))).EnsureRedirect());
        Assert.Equal([there.Actor], await Known(app));
        // As long as it is said, they are known here.
        await app.Night(Duration.FromDays(40));
        cam = await app.SignedIn("cam@exemple.fr");
        Assert.Contains($"zoe@127.0.0.1:{there.Port}", await cam.Page(Path), StringComparison.Ordinal);

        Assert.Equal($"{Path}?done=forgotten", (await cam.Post($"{Path}/origin", ("known", ""))).EnsureRedirect());
        Assert.Empty(await Known(app));
    }

    [Fact]
    public async Task Who_moves_is_asked_first_then_those_who_follow_are_told_and_may_be_told_otherwise()
    {
        await using var there = await Neighbour.StartAsync();
        await using var fan = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there, fan));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        there.Shown = actor => actor with { AlsoKnownAs = [Me] };
        await fan.Follows(app, Me);
        await app.DrainAsync();
        Assert.Contains("@cam", await cam.Page("/new"), StringComparison.Ordinal);

        var asked = await cam.Post(Path, ("to", there.Actor));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("Rester ici", await asked.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.Single(fan.Activities);
        Assert.Equal($"{Path}?done=moved", (await Goes(cam, there)).EnsureRedirect());
        await app.DrainAsync();

        var told = fan.Activities.Skip(1).ToList();
        Assert.Equal(["Move", "Update"], told.Select(a => a.Type).Order(StringComparer.Ordinal));
        var move = told.Single(a => a.Type == "Move");
        Assert.Equal((Me, Me, there.Actor), (move.Actor, move.ObjectId, move.Target));
        Assert.Equal(there.Actor, new RemoteActor(told.Single(a => a.Type == "Update").Embedded!).MovedTo);
        Assert.Contains("a changé de site", await app.Visitor().Page("/@cam"), StringComparison.Ordinal);
        Assert.DoesNotContain("@cam", await cam.Page("/new"), StringComparison.Ordinal);

        Assert.Equal($"{Path}?done=back", (await cam.Post($"{Path}/end")).EnsureRedirect());
        await app.DrainAsync();
        Assert.Null(new RemoteActor(fan.Activities[^1].Embedded!).MovedTo);
        Assert.DoesNotContain("a changé de site", await app.Visitor().Page("/@cam"), StringComparison.Ordinal);
        Assert.Contains("@cam", await cam.Page("/new"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_goes_where_they_are_not_expected()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam", "bao");
        Assert.Contains("Là-bas, rien ne dit", await Refused(cam, there.Actor), StringComparison.Ordinal);
        there.Shown = actor => actor with { AlsoKnownAs = [Me], MovedTo = $"{there.Origin}/users/eve" };
        Assert.Contains("elle-même changé de site", await Refused(cam, there.Actor), StringComparison.Ordinal);
        there.Shown = actor => actor with { AlsoKnownAs = [Me] };
        Assert.Contains(
            "une adresse de ce site",
            await Refused(cam, "http://farandole.test/@bao"),
            StringComparison.Ordinal
        );
        Assert.Contains("ni un nom", await Refused(cam, "nulle part"), StringComparison.Ordinal);
        Assert.Contains("ni un nom", await Refused(cam, ""), StringComparison.Ordinal);
        Assert.Contains(
            "personne à cette adresse",
            await Refused(cam, $"{there.Origin}/nobody"),
            StringComparison.Ordinal
        );
        there.Houses("chorale", ActorKind.Group);
        Assert.Contains(
            "un groupe vers un groupe",
            await Refused(cam, $"{there.Origin}/users/chorale"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("a changé de site", await app.Visitor().Page("/@cam"), StringComparison.Ordinal);

        var eve = await app.SomebodyAs("eve@exemple.fr", "eve");
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Get(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Goes(eve, there)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Post($"{Path}/origin", ("known", there.Actor))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Post($"{Path}/end")).StatusCode);
    }

    [Fact]
    public async Task A_group_that_moves_is_followed_there_and_rests_here_until_it_comes_back()
    {
        await using var zoe = await Neighbour.StartAsync();
        await using var both = await TwoSites.StartAsync(zoe.Port);
        zoe.Kind = ActorKind.Group;
        var nadia = await both.There.WatersOf("nadia");
        var sami = await both.There.MemberOfWaters("sami", RolePreset.Coordinates);
        var cam = await both.Here.SomebodyAs("cam@exemple.fr", "cam");
        await both.DrainAsync();
        var group = both.There.Services.GetRequiredService<Instance>().Absolute("/@eaux_vives");
        zoe.Shown = actor => actor with { AlsoKnownAs = [group] };
        await cam.Post(
            (await cam.Post("/elsewhere", ("uri", group))).EnsureRedirect(),
            ("as", "cam"),
            ("told", "OnPage")
        );
        await both.DrainAsync();

        const string move = $"{Meeting.Space}/move";
        Assert.Equal(HttpStatusCode.NotFound, (await sami.Get(move)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sami.Post(move, ("to", zoe.Actor), ("sure", "true"))).StatusCode);
        Assert.Equal(
            $"{move}?done=moved",
            (await nadia.Post(move, ("to", zoe.Actor), ("sure", "true"))).EnsureRedirect()
        );
        await both.DrainAsync();

        Assert.Equal(zoe.Actor, Assert.Single(await both.Here.Followed()).Actor);
        Assert.Equal(0, await both.There.Look(db => db.Set<RemoteFollowerRow>().CountAsync(Ct)));
        var page = await both.There.Visitor().Page("/@eaux_vives");
        Assert.Contains("a changé de site", page, StringComparison.Ordinal);
        Assert.NotNull((await Waters(both)).ArchivedOn);
        Assert.Contains("vers un autre site", await nadia.Page(Meeting.Space), StringComparison.Ordinal);

        Assert.Equal($"{move}?done=back", (await nadia.Post($"{move}/end")).EnsureRedirect());
        Assert.Equal((null, null), ((await Waters(both)).ArchivedOn, (await Waters(both)).MovedTo));
    }

    private static Task<HttpResponseMessage> Goes(HttpClient who, Neighbour there) =>
        who.Post(Path, ("to", there.Actor), ("sure", "true"));

    private static async Task<string> Refused(HttpClient cam, string to)
    {
        var answer = await cam.Post(Path, ("to", to), ("sure", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<IReadOnlyList<string>> Known(App app) =>
        new RemoteActor(await DiscoveryTests.Document(app, "/@cam")).AlsoKnownAs;

    private static Task<Group> Waters(TwoSites both) => both.There.Look(db => db.Set<Group>().SingleAsync(Ct));
}
