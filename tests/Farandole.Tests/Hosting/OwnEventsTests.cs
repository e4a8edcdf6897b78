using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Hosting;

/// <summary>What somebody announces, gathered for them alone.</summary>
public sealed class OwnEventsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PERSON-4")]
    public async Task The_account_lists_what_its_profiles_and_groups_announce()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        Assert.Contains("Rien d’annoncé", await nadia.Page("/account"), StringComparison.Ordinal);
        await app.Create(nadia, ("title", "De mon profil"), ("date", "2027-03-20"), ("host", "@nadia"));
        await app.Create(nadia, ("title", "De mon groupe"), ("date", "2027-03-21"), ("host", "@eaux_vives"));
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);

        foreach (var path in (string[])["/account", "/account/events", "/account/data.json"])
        {
            var page = await nadia.Page(path);
            Assert.Contains("De mon profil", page, StringComparison.Ordinal);
            Assert.Contains("De mon groupe", page, StringComparison.Ordinal);
        }
        var memory = await nadia.Page("/account/memory");
        Assert.Contains("De mon profil", memory, StringComparison.Ordinal);
        Assert.DoesNotContain("De mon groupe", memory, StringComparison.Ordinal);
        // Who only proposes there announces nothing.
        Assert.DoesNotContain("De mon groupe", await lou.Page("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.Visitor().Get("/account/events")).StatusCode);
        Assert.Contains("Rien de passé", await nadia.Page("/account/events?past=1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_are_turned_over_page_by_page_without_one_lost_or_twice(bool isPast)
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        await Many(app, isPast);
        var (path, seen) = (isPast ? "/account/events?past=1" : "/account/events", new List<string>());
        for (var turn = 0; turn < 3; turn++)
        {
            var page = await nadia.Page(path);
            seen.AddRange(
                Enumerable
                    .Range(0, 65)
                    .Select(n => $"Numéro-{n:00}-")
                    .Where(t => page.Contains(t, StringComparison.Ordinal))
            );
            path = WebUtility.HtmlDecode(
                System.Text.RegularExpressions.Regex.Match(page, "/account/events\\?[^\"]*after=[^\"]+").Value
            );
        }
        Assert.Equal(65, seen.Count);
        Assert.Equal(65, seen.Distinct().Count());
        Assert.Empty(path);
        Assert.Equal(HttpStatusCode.OK, (await nadia.Get("/account/events?after=nonsense_")).StatusCode);
    }

    private static Task Many(App app, bool isPast) =>
        app.Writer.Write(
            async (db, ct) =>
            {
                var group = await db.Set<Group>().SingleAsync(ct);
                foreach (var n in Enumerable.Range(0, 65))
                {
                    // Many begin at the same moment.
                    var day = new LocalDate(2027, isPast ? 2 : 3, 10 + n / 20);
                    var details = new EventDetails
                    {
                        Title = $"Numéro-{n:00}-",
                        Schedule = Schedule.Of(day, new(14, 0), null, null, "Europe/Paris"),
                    };
                    var made = Event.Announce(Domain.Kernel.EventId.New(), $"n{n:00000}", details, App.Start);
                    db.AddRange(made, EventHost.By(made.Id, group.Id, null));
                }
            },
            Ct
        );
}
