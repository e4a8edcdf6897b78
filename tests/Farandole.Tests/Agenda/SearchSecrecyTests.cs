using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Following;
using Farandole.Tests.Announcing;
using Farandole.Tests.Blocking;
using Farandole.Tests.EventPage;
using Farandole.Tests.Following;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using NodaTime;

namespace Farandole.Tests.Agenda;

/// <summary>Words find what everybody may see now, by what everybody may see of it.</summary>
public sealed class SearchSecrecyTests
{
    private static readonly PieceKey Where = new(Piece.Place);

    [Fact]
    public async Task What_is_not_in_the_agenda_is_never_found()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Bal par lien", Visibility.Unlisted);
        await app.Announce("Bal privé", Visibility.Private);
        await app.Announce("Bal au brouillon", published: false);
        await app.Announce("Bal en attente", held: true);

        Assert.Empty(await app.Finds("bal"));
        Assert.Empty(await app.Entries());
    }

    [Fact]
    public async Task What_leaves_the_agenda_is_found_no_more_however_late_the_index_is()
    {
        await using var app = await App.StartAsync(("PageCache:Disabled", "true"));
        var hidden = await app.Announce("Bal à cacher");
        var deleted = await app.Announce("Bal à supprimer");
        await app.Announce("Bal qui reste");
        Assert.Equal(3, (await app.Finds("bal")).Count);

        await app.Change(
            hidden,
            (e, now) =>
                e.Edit(
                    new()
                    {
                        Title = "Bal à cacher",
                        Schedule = Announced.SaturdayAfternoon,
                        Visibility = Visibility.Unlisted,
                    },
                    null,
                    now
                )
        );
        await app.Change(deleted, (e, now) => e.Delete(now));

        Assert.Equal(["Bal qui reste"], await app.Visitor().Finds("bal"));
        await app.DrainAsync();
        Assert.Single(await app.Entries());
    }

    [Fact]
    public async Task A_new_title_finds_it_and_the_old_one_no_more()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Chorale");
        Assert.Equal(["Chorale"], await app.Finds("chorale"));

        await app.Change(
            id,
            (e, now) => e.Edit(new() { Title = "Fanfare", Schedule = Announced.SaturdayAfternoon }, null, now)
        );

        Assert.Equal(["Fanfare"], await app.Finds("fanfare"));
        Assert.Empty(await app.Finds("chorale"));
    }

    [Fact]
    public async Task A_piece_for_some_finds_nothing_until_it_is_for_all()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Bal", d => d with { Place = new("Maison bleue", "Rue secrète") });
        Assert.Equal(["Bal"], await app.Finds("maison bleue"));

        await app.Change(id, (e, now) => e.Decide(new(Where) { Audience = Audience.Confirmed }, null, now));
        Assert.Empty(await app.Finds("maison bleue"));
        Assert.Empty(await app.Finds("secrete"));
        Assert.Equal(["Bal"], await app.Finds("bal"));

        await app.Change(id, (e, now) => e.Undecide(Where, null, now));
        Assert.Equal(["Bal"], await app.Finds("maison bleue"));
    }

    [Fact]
    public async Task A_condition_that_not_everybody_may_know_of_is_not_fulfilled()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Bal", d => d with { IsFree = true });
        Assert.Equal(["Bal"], await app.Finds("bal", "&free=1"));

        await app.Change(
            id,
            (e, now) => e.Decide(new(new PieceKey(Piece.Price)) { Audience = Audience.Confirmed }, null, now)
        );

        Assert.Empty(await app.Finds("bal", "&free=1"));
        Assert.Equal(["Bal"], await app.Finds("bal"));
    }

    [Fact]
    public async Task What_is_planned_finds_it_from_its_moment()
    {
        await using var app = await App.StartAsync(("PageCache:Disabled", "true"));
        var id = await app.Announce("Bal", d => d with { Place = new("Maison bleue") });
        var due = App.Start + Duration.FromHours(5);
        await app.Change(id, (e, now) => e.Decide(new(Where) { From = due }, null, now));
        Assert.Empty(await app.Finds("maison bleue"));

        await app.PassAsync(Duration.FromHours(5) - Duration.FromMinutes(1));
        Assert.Empty(await app.Finds("maison bleue"));
        await app.PassAsync(Duration.FromMinutes(1));
        Assert.Equal(["Bal"], await app.Finds("maison bleue"));
    }

    [Fact]
    public async Task Who_announces_is_found_by_name_and_by_nobody_who_keeps_them_away()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits, ("PageCache:Disabled", "true"));
        var nadia = await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.AtOnce);
        await app.SaysAll(nadia);
        await app.DrainAsync();
        Assert.Equal(["zqopen event"], await lea.Finds("eaux vives"));

        await lea.Blocks("/account/blocks", "@eaux_vives", Distance.Mute);
        Assert.Empty(await lea.Finds("zqopen"));
        Assert.Equal(["zqopen event"], await app.Finds("zqopen"));
        await lea.Lifts(app, "/account/blocks");

        var steward = await app.Steward();
        await steward.Blocks("/desk/blocks", "@eaux_vives", more: ("word", "Appel à la haine"));
        Assert.Empty(await app.Visitor().Finds("zqopen"));
        Assert.Empty(await app.Finds("zqopen"));
        Assert.Empty(await app.Entries());
        await steward.Lifts(app, "/desk/blocks");
        Assert.Equal(["zqopen event"], await app.Finds("eaux vives"));
    }
}
