using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.House;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;

namespace Farandole.Tests.Groups;

/// <summary>Behind every door of a group, whoever adds one: nobody from outside gets anything, not even that it is there.</summary>
public sealed class InsideTests
{
    private static readonly IReadOnlyList<Doorway> Doors =
    [
        .. Doorway.All.Where(d =>
            d.Route.StartsWith("/groups/{handle}", StringComparison.Ordinal)
            // The one that is there for those who are not in yet.
            && !d.Route.Contains("/joining", StringComparison.Ordinal)
        ),
    ];

    [Fact]
    public async Task Who_is_not_in_finds_the_same_nothing_behind_every_door_as_behind_one_that_never_was()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        await app.WatersOf("nadia");
        var other = await app.SomebodyAs("romain@exemple.fr", "romain");
        await other.Starts("Les autres", "romain");
        Assert.True(Doors.Count >= 5);
        foreach (var visitor in new[] { app.Visitor(), other })
        {
            foreach (var door in Doors)
            {
                var there = await Ask(visitor, door, Grouping.Waters);
                var nowhere = await Ask(visitor, door, "never_was");

                Assert.True(HttpStatusCode.NotFound == there.StatusCode, $"{door} answers {there.StatusCode}");
                Assert.Equal(await Body(nowhere), await Body(there));
            }
        }
    }

    [Fact]
    public async Task Who_is_no_member_any_more_is_out_at_the_next_request()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var romain = await app.MemberOfWaters("romain", RolePreset.Runs);
        Assert.Equal(HttpStatusCode.OK, (await romain.Get("/groups/eaux_vives")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await romain.Get("/groups/eaux_vives/settings")).StatusCode);

        await romain.Post("/account/profiles/romain/deletion");

        Assert.Equal(HttpStatusCode.NotFound, (await romain.Get("/groups/eaux_vives")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nadia.Get("/groups/eaux_vives")).StatusCode);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient visitor, Doorway door, string handle)
    {
        var path = door.With(name => name == "handle" ? handle : Guid.Empty.ToString());
        return door.Changes ? visitor.Post(path) : visitor.Get(path);
    }

    private static async Task<string> Body(HttpResponseMessage answer) =>
        (await answer.Text())
            .Replace(Grouping.Waters, "", StringComparison.Ordinal)
            .Replace("never_was", "", StringComparison.Ordinal);
}
