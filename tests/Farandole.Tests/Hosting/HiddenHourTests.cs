using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Tests.Announcing;
using Farandole.Tests.EventPage;
using Farandole.Tests.Following;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using Group = Farandole.Domain.Groups.Group;

namespace Farandole.Tests.Hosting;

/// <summary>A group announces three events of one day; the hour of the one between the others is for some only.</summary>
public sealed partial class HiddenHourTests
{
    private static readonly string[] ByHour = ["Zqdix", "Zqonze", "Zqmidi"];
    private static readonly string[] ByWhatIsKnown = ["Zqonze", "Zqdix", "Zqmidi"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_reads_them_in_an_order_that_betrays_no_hour()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        await Announces(app, Piece.Time);

        foreach (
            var path in (string[])
                [
                    "/@eaux_vives",
                    "/agenda.json?by=eaux_vives",
                    "/agenda.ics?by=eaux_vives",
                    "/@eaux_vives/upcoming?page=true",
                ]
        )
            Assert.Equal(ByWhatIsKnown, Order(await app.Visitor().Page(path)));
    }

    [Fact]
    public async Task Members_do_too_and_those_who_prepare_them_by_hour()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Member);
        await Announces(app, Piece.Time);

        foreach (var path in (string[])["/groups/eaux_vives/events", "/groups/eaux_vives"])
        {
            Assert.Equal(ByHour, Order(await nadia.Page(path)));
            Assert.Equal(ByWhatIsKnown, Order(await lea.Page(path)));
        }
    }

    [Fact]
    public async Task Without_its_day_it_stands_on_no_page_of_the_group_and_last_for_its_members()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.MemberOfWaters("lea", RolePreset.Member);
        await Announces(app, Piece.Date);

        foreach (var path in (string[])["/@eaux_vives", "/@eaux_vives/upcoming?page=true"])
            Assert.Equal(["Zqdix", "Zqmidi"], Order(await app.Visitor().Page(path)));
        Assert.Equal(ByHour, Order(await nadia.Page("/groups/eaux_vives/events")));
        Assert.Equal(["Zqdix", "Zqmidi", "Zqonze"], Order(await lea.Page("/groups/eaux_vives/events")));
    }

    [Fact]
    public async Task Who_follows_or_is_shown_them_by_others_reads_them_in_the_same_order()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.OnPage);
        await lea.Post($"{Followers.OwnOf("lea")}-feed");
        await lea.Starts("Voisins", "lea");
        await Announces(app, Piece.Time);
        foreach (var id in await app.Look(db => db.AllEvents.Select(e => e.Id).ToListAsync(Ct)))
            await lea.Post($"/events/{id}/promotion", ("by", "voisins"));

        var feed = Feed().Match(await lea.Page(Followers.OwnOf("lea"))).Value;
        Assert.Equal(ByWhatIsKnown, Order(await app.Visitor().Page($"{feed}.ics")));
        Assert.Equal(ByWhatIsKnown, Order(await app.Visitor().Page("/@voisins")));
    }

    private static async Task Announces(App app, Piece hidden)
    {
        var group = await app.Look(db =>
            db.Set<Group>().Where(g => g.Handle == Grouping.Waters).Select(g => g.Id).SingleAsync(Ct)
        );
        foreach (var (title, hour) in new[] { ("Zqdix", 10), ("Zqonze", 11), ("Zqmidi", 12) })
        {
            var id = await app.Announce(title, d => d with { Schedule = Announced.On(new(2027, 3, 20), new(hour, 0)) });
            await app.Writer.Write((db, _) => Task.FromResult(db.Add(EventHost.By(id, group, null))), Ct);
            if (hour == 11)
                await app.Change(
                    id,
                    (e, now) => e.Decide(new(new PieceKey(hidden)) { Audience = Audience.Confirmed }, null, now)
                );
        }
        await app.DrainAsync();
    }

    /// <summary>The titles in the order in which they are first said.</summary>
    private static IEnumerable<string> Order(string page) =>
        from title in ByHour
        let at = page.IndexOf(title, StringComparison.Ordinal)
        where at >= 0
        orderby at
        select title;

    [GeneratedRegex("/feeds/[A-Za-z0-9_-]+")]
    private static partial Regex Feed();
}
