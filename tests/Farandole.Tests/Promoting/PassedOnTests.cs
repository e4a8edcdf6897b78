using Farandole.Domain.Profiles;
using Farandole.Tests.Announcing;
using Farandole.Tests.Federation;
using Farandole.Tests.Following;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Promoting;

/// <summary>Who follows from elsewhere is told what a group or a profile shows of others.</summary>
public sealed class PassedOnTests
{
    private const string Here = "http://farandole.test";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_group_shows_of_others_is_passed_on_with_its_changes_and_taken_back()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed, Announcer.NoLimits);
        var (nadia, lea) = await TwoGroups(app);
        await there.Follows(app, $"{Here}/@voisins");
        await nadia.Posts("zqopen post", "Des mots.");
        await app.DrainAsync();
        var march = await app.Look(db => db.AllEvents.Select(e => $"/events/{e.Id}").SingleAsync(Ct));
        var post = await app.PostCalled("zqopen post");
        Assert.Single(there.Came);

        await lea.Shares(march, "voisins");
        await app.DrainAsync();
        var shared = there.Activities[^1];
        Assert.Equal(("Announce", $"{Here}/@voisins"), (shared.Type, shared.Actor));
        Assert.Equal($"{Here}{march}", shared.ObjectId);

        // Whoever was led there hears what becomes of it.
        await nadia.Post($"{march}/cancellation", ("reason", "Il pleut."));
        await app.DrainAsync();
        Assert.Equal(("Update", $"{Here}{march}"), (there.Activities[^1].Type, there.Activities[^1].ObjectId));

        await lea.Post($"{march}/promotion/end", ("by", "voisins"));
        await app.DrainAsync();
        var end = there.Activities[^1];
        Assert.Equal(("Undo", shared.Id, "Announce"), (end.Type, end.ObjectId, end.ObjectType));

        await lea.Shares($"{Posting.Outside}/{post.Id}", "voisins");
        await app.DrainAsync();
        Assert.Equal($"{Here}{Posting.Outside}/{post.Id}", there.Activities[^1].ObjectId);
        await nadia.Post($"{Posting.Inside}/{post.Id}/deletion");
        await app.DrainAsync();
        Assert.Equal("Delete", there.Activities[^1].Type);
    }

    [Fact]
    public async Task Who_may_not_be_found_passes_nothing_on()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed, Announcer.NoLimits);
        var (_, lea) = await TwoGroups(app);
        await there.Follows(app, $"{Here}/@lea");
        await app.DrainAsync();
        var march = await app.Look(db => db.AllEvents.Select(e => $"/events/{e.Id}").SingleAsync(Ct));
        await IsFindable(app, false);
        await lea.Shares(march, "lea");
        await app.DrainAsync();
        Assert.DoesNotContain(there.Activities, a => a.Type == "Announce");
        await lea.Post($"{march}/promotion/end", ("by", "lea"));
        await IsFindable(app, true);
        await lea.Shares(march, "lea");
        await app.DrainAsync();
        Assert.Single(there.Activities, a => a.Type == "Announce");
    }

    private static Task<int> IsFindable(App app, bool isSo) =>
        app.Writer.Write(
            (db, ct) =>
                db.Set<Profile>()
                    .Where(p => p.Handle == "lea")
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.IsFindable, isSo), ct),
            Ct
        );

    private static async Task<(HttpClient Nadia, HttpClient Lea)> TwoGroups(App app)
    {
        var nadia = await app.WatersOf("nadia");
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        await lea.Starts("Voisins", "lea");
        await app.Announces(nadia, "zqopen event");
        return (nadia, lea);
    }
}
