using System.Text.Json.Nodes;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Elsewhere.Belonging;
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

/// <summary>What becomes of a place in a group of another server when the group, the server or the profile goes.</summary>
public sealed class BelongingLastsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_that_is_no_more_is_said_in_a_letter()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        await there.Says(app, "Delete", JsonValue.Create(there.Actor));
        Assert.Equal(BelongingElsewhere.Gone, await cam.State());
        Assert.Equal("N’existe plus : Zoé d’ailleurs", (await cam.Subjects())[^1]);
        Assert.DoesNotContain("Leave", cam.Heard);
    }

    [Fact]
    public async Task A_group_that_moves_is_followed_there_and_asked_nothing()
    {
        await using var there = await Neighbour.StartAsync();
        await using var next = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there, next));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        next.Kind = ActorKind.Group;
        next.Shown = actor => actor with { AlsoKnownAs = [there.Actor] };
        await cam.Hears("Move", JsonValue.Create(there.Actor), with: said => said["target"] = next.Actor);
        Assert.Equal(BelongingElsewhere.Moved, await cam.State());
        Assert.Equal("Nouvelle adresse : Zoé d’ailleurs", (await cam.Subjects())[^1]);
        Assert.Contains(Uri.EscapeDataString(next.Actor), await cam.Browser.Page(cam.Path), StringComparison.Ordinal);
        Assert.Equal(["Follow"], next.Activities.Select(a => a.Type));
    }

    [Fact]
    public async Task A_move_that_the_other_address_knows_nothing_of_changes_nothing()
    {
        await using var there = await Neighbour.StartAsync();
        await using var next = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there, next));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        await cam.Hears("Move", JsonValue.Create(there.Actor), with: said => said["target"] = next.Actor);
        Assert.Equal(BelongingElsewhere.Member, await cam.State());
    }

    [Fact]
    public async Task With_a_server_that_was_closed_nothing_is_promised_any_more()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        await (await app.Steward()).Post("/desk/servers", ("site", "127.0.0.1"), ("word", "Du harcèlement"));
        await app.DrainAsync();
        Assert.Equal(BelongingElsewhere.Cut, await cam.State());
        Assert.Equal("Plus d’échange : Zoé d’ailleurs", (await cam.Subjects())[^1]);
        Assert.DoesNotContain("Leave", cam.Heard);
    }

    [Fact]
    public async Task A_profile_that_goes_leaves_first_and_asks_to_be_forgotten_then()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        await cam.Browser.Post("/account/profiles/cam/deletion");
        await app.DrainAsync();
        Assert.Empty(await cam.Rows());
        Assert.Equal(["Join", "Follow", "Leave", "Undo", "Delete"], cam.Heard);
        Assert.Equal(Belonger.Me, there.Activities[4].ObjectId);
    }

    [Fact]
    public async Task A_profile_that_goes_says_nothing_to_who_invited_it()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Invitable(there, app);
        await cam.Invites();
        await cam.Browser.Post("/account/profiles/cam/deletion");
        await app.DrainAsync();
        Assert.Empty(await cam.Rows());
        Assert.Empty(there.Activities);
    }

    [Fact]
    public async Task What_is_over_is_forgotten_after_a_month_and_what_lasts_is_not()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        await ActivatorUtilities.CreateInstance<PlanRetention>(app.Services).Plan(Ct);
        await Days(app, 60);
        Assert.Equal(BelongingElsewhere.Member, await cam.State());
        await app.Writer.Write(
            async (db, ct) =>
            {
                var row = await db.Set<RemoteMembershipRow>().AsTracking().SingleAsync(ct);
                await app.Services.GetRequiredService<ToGroups>().Leave(db, row, ct);
                await db.Set<RemoteFollowRow>().ExecuteDeleteAsync(ct);
            },
            Ct
        );
        await Days(app, 15);
        Assert.Equal(BelongingElsewhere.Left, await cam.State());
        await Days(app, 30);
        Assert.Empty(await cam.Rows());
        Assert.Equal(0, await app.Look(db => db.Set<RemoteActorRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task It_is_in_the_memory_of_the_account_and_in_its_file_and_erased_there_it_ends()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.IsMember();
        Assert.Contains(
            "qui sait de quel profil il s’agit",
            await cam.Browser.Page("/account/memory"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"\"group\":\"{there.Actor}\"",
            (await cam.Browser.GetStringAsync("/account/data.json", Ct)).Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        await cam.Browser.Erases("groups-elsewhere", (await cam.Row()).Id.ToString());
        await app.DrainAsync();
        Assert.Empty(await cam.Rows());
        Assert.Equal("Leave", cam.LastToThem.Type);
    }

    [Fact]
    public async Task Of_a_group_that_one_keeps_away_no_letter_comes()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.Asks();
        await cam.Browser.Post("/account/blocks", ("who", "127.0.0.1"), ("distance", "Block"));
        await cam.Hears("Accept", cam.Join());
        Assert.Empty(await cam.Subjects());
    }

    private static async Task Days(App app, int days)
    {
        for (var day = 0; day < days; day += 15)
            await app.PassAsync(Duration.FromDays(15));
        await app.PassAsync(Duration.FromHours(2));
    }
}
