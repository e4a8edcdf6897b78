using System.Net;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Groups;

/// <summary>The page of a group: read once for all, and yet always as it is for who looks at it.</summary>
public sealed class FaceTests
{
    private const string Path = "/@eaux_vives";

    [Fact]
    public async Task Who_is_signed_in_sees_at_once_what_has_changed()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var romain = await app.SomebodyAs("romain@exemple.fr", "romain");
        Assert.Contains("Eaux Vives", await romain.Page(Path), StringComparison.Ordinal);

        await nadia.Post(
            "/groups/eaux_vives/settings",
            ("name", "Eaux Calmes"),
            ("joining", nameof(Joining.OnRequest)),
            ("listed", "true")
        );

        Assert.Contains("Eaux Calmes", await romain.Page(Path), StringComparison.Ordinal);
        Assert.Contains("Eaux Calmes", await nadia.Page(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_the_instance_hid_is_there_for_its_members_whoever_looked_first()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        var romain = await app.SomebodyAs("romain@exemple.fr", "romain");
        await app.Writer.Write(
            async (db, ct) =>
            {
                var hidden = await db.Set<Group>().SingleAsync(g => g.Handle == Grouping.Waters, ct);
                return db.Add(
                    Block.Of(
                        Blocker.Instance,
                        new Blocked { Group = hidden.Id },
                        Distance.Block,
                        word: null,
                        app.Clock.GetCurrentInstant()
                    )
                );
            },
            TestContext.Current.CancellationToken
        );
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(HttpStatusCode.OK, (await nadia.Get(Path)).StatusCode);
            Assert.Equal(HttpStatusCode.Gone, (await romain.Get(Path)).StatusCode);
            using var anybody = app.Visitor();
            Assert.Equal(HttpStatusCode.Gone, (await anybody.Get(Path)).StatusCode);
        }
    }
}
