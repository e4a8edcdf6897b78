using System.Text.Json.Nodes;
using Farandole.Domain.Blocks;
using Farandole.Domain.Following;
using Farandole.Features.Agenda;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Jobs;
using Farandole.Platform.Search;
using Farandole.Tests.Agenda;
using Farandole.Tests.Blocking;
using Farandole.Tests.EventPage;
using Farandole.Tests.Federation;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Elsewhere;

/// <summary>Events of other sites are found by their words as ours are.</summary>
public sealed class SearchThereTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_site_announces_is_found_with_its_site_changes_and_is_gone()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        var told = there.Event("1", "Les bals d’ailleurs");
        await there.Says(app, "Create", told);
        await app.Announce("Le bal d’ici");

        Assert.Equal(["Les bals d’ailleurs", "Le bal d’ici"], (await app.Finds("bal")).OrderDescending());
        Assert.Equal(["Les bals d’ailleurs"], await app.Finds("salle des fetes"));
        Assert.Equal(["Les bals d’ailleurs"], await app.Finds("ailleurs", "&place=Lyon&distance=20"));
        Assert.Contains(
            $"127.0.0.1:{there.Port}",
            await app.Visitor().Get("/search?q=ailleurs"),
            StringComparison.Ordinal
        );
        Assert.Contains("\"origin\"", await app.Visitor().Get("/api/v1/events?q=ailleurs"), StringComparison.Ordinal);

        (told["name"], told["updated"]) = ("Chorale", "2027-03-01T12:00:00Z");
        await there.Says(app, "Update", told);
        Assert.Equal(["Chorale"], await app.Finds("chorales"));
        Assert.Equal(["Le bal d’ici"], await app.Finds("bal"));
        // What is older changes nothing.
        (told["name"], told["updated"]) = ("Fanfare", "2027-03-01T11:00:00Z");
        await there.Says(app, "Update", told);
        Assert.Empty(await app.Finds("fanfare"));

        await there.Says(app, "Delete", JsonValue.Create($"{there.Origin}/events/1"));
        Assert.Empty(await app.Finds("chorale"));
        Assert.Single(await app.Entries());
    }

    [Fact]
    public async Task What_only_somebody_follows_is_found_by_nobody_else_and_whom_one_keeps_away_not_by_them()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.IsFollowedBy(app, "cam", ToldOf.AtOnce);
        await there.Says(app, "Create", there.Event("1"));
        Assert.Empty(await app.Finds("ailleurs"));

        await there.IsFollowedByInstance(app);
        Assert.Equal(["Bal d’ailleurs"], await app.Finds("ailleurs"));
        Assert.Equal(["Bal d’ailleurs"], await cam.Finds("ailleurs"));
        await cam.Blocks("/account/blocks", $"@zoe@127.0.0.1:{there.Port}", Distance.Mute);
        Assert.Empty(await cam.Finds("ailleurs"));
        Assert.Equal(["Bal d’ailleurs"], await app.Finds("ailleurs"));
    }

    [Fact]
    public async Task What_came_before_there_was_a_search_is_found_after_a_round()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", there.Event("1"));
        await app.Writer.Write((db, ct) => db.Set<SearchEntry>().ExecuteDeleteAsync(ct), Ct);
        Assert.Empty(await app.Finds("ailleurs"));

        await app.Writer.Write(
            (db, ct) => app.Services.GetRequiredService<Later>().PlanIndexing(db, App.Start, ct),
            Ct
        );

        Assert.Equal(["Bal d’ailleurs"], await app.Finds("ailleurs"));
        Assert.Equal(1, await app.Look(db => db.Set<RemoteEventRow>().CountAsync(Ct)));
    }
}
