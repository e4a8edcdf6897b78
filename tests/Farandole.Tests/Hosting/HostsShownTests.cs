using System.Xml.Linq;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Features.Agenda;
using Farandole.Tests.Announcing;
using Farandole.Tests.Blocking;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using NodaTime;

namespace Farandole.Tests.Hosting;

/// <summary>Who announces an event, in all that is made of it.</summary>
public sealed class HostsShownTests
{
    /// <summary>Where whoever passes by reads of it.</summary>
    private static readonly string[] Lists =
    [
        "/api/v1/events",
        "/",
        "/?online=0&when=",
        "/agenda.atom",
        "/agenda.json",
        "/agenda.ics",
        "/@rhone_vivant",
    ];

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    [Requirement("ASSO-12")]
    public async Task All_of_them_stand_on_pages_and_cards()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await app.Join(nadia, romain, made);
        var visitor = app.Visitor();

        var page = await visitor.Page($"/events/{made.Id}");
        Assert.Contains(
            "<a href=\"/@eaux_vives\" lang=\"fr\" dir=\"auto\">Eaux Vives</a> et <a href=\"/@rhone_vivant\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"organizer\":[{\"@type\":\"Organization\",\"name\":\"Eaux Vives\"",
            page,
            StringComparison.Ordinal
        );
        foreach (var path in (string[])["/", "/?free=0&when=", "/@eaux_vives", "/@rhone_vivant"])
            Assert.Contains("par Eaux Vives et Rhône vivant", await visitor.Page(path), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("ASSO-12")]
    public async Task All_of_them_stand_in_every_form_that_programs_read()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await app.Join(nadia, romain, made);
        var visitor = app.Visitor();

        foreach (var path in (string[])[$"/events/{made.Id}.json", $"/api/v1/events/{made.Id}"])
        {
            var hosts = (await visitor.Json(path)).GetProperty("hosts").EnumerateArray().ToList();
            Assert.Equal(["eaux_vives", "rhone_vivant"], hosts.Select(h => h.GetProperty("handle").GetString()));
            Assert.Equal("Rhône vivant", hosts[1].GetProperty("name").GetString());
            Assert.EndsWith("/@rhone_vivant", hosts[1].GetProperty("url").GetString(), StringComparison.Ordinal);
            Assert.Equal("group", hosts[1].GetProperty("kind").GetString());
        }
        Assert.Equal(
            2,
            (await visitor.Json("/api/v1/events")).GetProperty("events")[0].GetProperty("hosts").GetArrayLength()
        );
        var activity = await visitor.Json($"/events/{made.Id}", "application/activity+json");
        Assert.Equal(2, activity.GetProperty("organizers").GetProperty("totalItems").GetInt32());
        Assert.EndsWith(
            "/@eaux_vives",
            activity.GetProperty("organizers").GetProperty("items")[0].GetString(),
            StringComparison.Ordinal
        );
        var entry = XDocument.Parse(await visitor.Page("/agenda.atom")).Root!.Element(Atom + "entry")!;
        Assert.Equal(
            ["Eaux Vives", "Rhône vivant"],
            entry.Elements(Atom + "author").Select(a => a.Element(Atom + "name")!.Value)
        );
        var calendar = (await visitor.Page($"/events/{made.Id}.ics")).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("/@rhone_vivant\":Rhône vivant", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_announces_alone_is_not_said_again_on_its_own_page()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.TwoGroups();
        Assert.DoesNotContain("par Eaux Vives", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
        Assert.Contains("par Eaux Vives", await app.Visitor().Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task A_group_by_link_is_named_on_a_public_event_to_its_members_and_organizers_alone()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, romain, made) = await app.TwoGroups();
        await app.Join(nadia, romain, made);
        var lou = await app.MemberOfWaters("lou", RolePreset.Discovers);
        Assert.Contains("Eaux Vives", await app.Visitor().Page("/"), StringComparison.Ordinal);

        // What was kept of its pages goes with it.
        await nadia.Receives(Joining.OnRequest, isListed: false);

        string[] doors = [.. About(made), .. Lists];
        foreach (var door in doors)
        {
            var said = await app.Visitor().Page(door);
            Assert.DoesNotContain("Eaux Vives", said, StringComparison.Ordinal);
            Assert.DoesNotContain("eaux_vives", said, StringComparison.Ordinal);
            Assert.Contains("Grande marche", said, StringComparison.Ordinal);
        }
        var activity = await app.Visitor().Json($"/events/{made.Id}", "application/activity+json");
        Assert.Equal(1, activity.GetProperty("organizers").GetProperty("totalItems").GetInt32());
        Assert.Contains("Eaux Vives", await lou.Page($"/events/{made.Id}"), StringComparison.Ordinal);
        Assert.Contains("Eaux Vives", await romain.Page($"/events/{made.Id}"), StringComparison.Ordinal);
        Assert.Contains("se trouve par lien", await nadia.Page($"/events/{made.Id}/hosting"), StringComparison.Ordinal);
        // To other servers and search engines it is not told, whoever asks.
        var asMember = await lou.Json($"/events/{made.Id}", "application/activity+json");
        Assert.Equal(1, asMember.GetProperty("organizers").GetProperty("totalItems").GetInt32());
    }

    [Fact]
    public async Task On_an_event_by_link_whoever_sees_it_reads_who_announces_it()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, _, made) = await app.TwoGroups(("visibility", "unlisted"));
        await nadia.Receives(Joining.OnRequest, isListed: false);

        Assert.Contains("Eaux Vives", await app.Visitor().Page($"/events/{made.Id}"), StringComparison.Ordinal);
        var activity = await app.Visitor().Json($"/events/{made.Id}", "application/activity+json");
        Assert.Equal(0, activity.GetProperty("organizers").GetProperty("totalItems").GetInt32());
    }

    [Fact]
    public async Task A_profile_that_search_engines_may_not_find_is_told_to_none()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var somebody = await app.SomebodyAs("zoe@exemple.fr");
        await somebody.Makes("zoe", "Zoé", findable: "");
        await app.Create(somebody, [.. Announcer.March, ("host", "@zoe")]);
        var made = await app.Only();

        var page = await app.Visitor().Page($"/events/{made.Id}");
        Assert.Contains("/@zoe", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"organizer\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_moves_up_for_whoever_keeps_somebody_away_says_who_announces_it_as_well()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        foreach (var (name, day, count) in new[] { ("nadia", 19, 1), ("sam", 20, 12), ("bao", 20, 12) })
        {
            var host = await app.SomebodyAs($"{name}@exemple.fr", name);
            // Whoever announces twenty in an hour is asked to wait.
            app.Clock.Advance(Duration.FromHours(1));
            for (var n = 0; n < count; n++)
                await app.Create(
                    host,
                    ("title", "Bal"),
                    ("date", $"2027-03-{day}"),
                    ("place", "Lyon"),
                    ("host", $"@{name}")
                );
        }
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");

        await lea.Blocks("/account/blocks", "@nadia", Distance.Mute);

        var page = await lea.Page("/");
        Assert.DoesNotContain("Nom de nadia", page, StringComparison.Ordinal);
        Assert.Equal(
            AgendaShelf.PageSize,
            page.Split(["Nom de sam", "Nom de bao"], StringSplitOptions.None).Length - 1
        );
    }

    private static string[] About(Domain.Events.Event made) =>
        [$"/events/{made.Id}", $"/events/{made.Id}.json", $"/events/{made.Id}.ics", $"/api/v1/events/{made.Id}"];
}
