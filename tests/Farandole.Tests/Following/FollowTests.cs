using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Following;

/// <summary>Somebody follows a group: what it says to everybody comes to them, on their page and in their feed.</summary>
public sealed partial class FollowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_followed_group_says_stands_on_ones_own_page_the_newest_first()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        Assert.Contains(
            $"href=\"{Followers.Door}\"",
            await app.Visitor().Page("/@eaux_vives"),
            StringComparison.Ordinal
        );
        Assert.Contains("il faut un compte", await app.Visitor().Page(Followers.Door), StringComparison.Ordinal);
        var lea = await app.FollowerOfWaters("lea", ToldOf.OnPage);
        await app.Announces(nadia, "Grande marche");
        app.Clock.Advance(Duration.FromMinutes(1));
        await nadia.Posts("Combien d’eau ?", "On a compté.");

        var page = await lea.Page(Followers.OwnOf("lea"));

        Assert.Matches("(?s)Combien d’eau.*Grande marche.*événement du samedi 20 mars", page);
        Assert.Contains("1 groupe", await lea.Page("/account"), StringComparison.Ordinal);
        var file = JsonDocument.Parse(await lea.GetStringAsync("/account/data.json", Ct)).RootElement;
        var followed = file.GetProperty("following")[0].GetProperty("groups")[0];
        Assert.Equal(
            ("eaux_vives", "OnPage"),
            (followed.GetProperty("group").GetString(), followed.GetProperty("told").GetString())
        );
        // How many, and not who: neither for those in charge nor for anybody else.
        var space = await nadia.Page("/groups/eaux_vives");
        Assert.Contains("1 personne suit ce groupe", space, StringComparison.Ordinal);
        foreach (var seen in new[] { space, await nadia.Page("/@eaux_vives"), await app.Visitor().Page("/@lea") })
            Assert.DoesNotContain("Nom de lea suit", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Nom de lea", space, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_what_was_said_follow_each_other_without_a_hole()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.OnPage);
        // All at one moment: nothing but the ids tells them apart.
        await app.Writer.Write(
            async (db, ct) =>
            {
                var member = await db.Set<Member>().FirstAsync(ct);
                for (var i = 0; i < 45; i++)
                {
                    var said = new PostSaid($"zq{i:00}", "a", "<p>a</p>", "fr", PostReaders.Everybody, null);
                    var post = Post.Write(member.GroupId, member.Id, said, App.Start);
                    post.Publish(member.Id, App.Start);
                    db.Add(post);
                }
            },
            Ct
        );
        var seen = new List<string>();
        for (var path = Followers.OwnOf("lea"); path is not null; )
        {
            var page = await lea.Page(path);
            seen.AddRange(Said().Matches(page).Select(m => m.Value));
            path = Older().Match(page) is { Success: true } older ? older.Groups["path"].Value : null;
        }
        Assert.Equal(Enumerable.Range(0, 45).Select(i => $"zq{i:00}"), seen.Order());
    }

    [Fact]
    public async Task Somebody_without_a_face_makes_one_and_another_face_follows_by_itself()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        var lea = await app.SignedIn("lea@exemple.fr");

        var answer = await lea.Post(Followers.Door, ("as", "new"), ("as-name", "Léa"), ("told", "Weekly"));

        Assert.Equal($"{Followers.OwnOf("lea")}?done=follows", answer.Headers.Location?.ToString());
        await lea.Makes("tuba", "Tuba");
        Assert.DoesNotContain("Eaux Vives", await lea.Page(Followers.OwnOf("tuba")), StringComparison.Ordinal);
        var nobody = await lea.Post(Followers.Door, ("as", "nadia"), ("told", "AtOnce"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.Contains("id=\"as-error\"", await nobody.Text(), StringComparison.Ordinal);
        var nameless = await lea.Post(Followers.Door, ("as", "new"), ("as-name", ""), ("told", "AtOnce"));
        Assert.Contains("id=\"as-name-error\"", await nameless.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await app.Look(db => db.Set<GroupFollower>().CountAsync(Ct)));
    }

    [Fact]
    public async Task It_is_changed_and_ended_by_its_owner_alone()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.Weekly);
        var one = $"{Followers.OwnOf("lea")}/eaux_vives";
        foreach (var other in new[] { app.Visitor(), nadia })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Followers.OwnOf("lea"))).StatusCode);
            foreach (var door in new[] { one, $"{one}/end", $"{Followers.OwnOf("lea")}-feed" })
                Assert.Equal(HttpStatusCode.NotFound, (await other.Post(door, ("told", "AtOnce"))).StatusCode);
        }

        await lea.Post(one, ("told", "AtOnce"));
        Assert.Equal(ToldOf.AtOnce, await app.Look(db => db.Set<GroupFollower>().Select(f => f.Told).SingleAsync(Ct)));
        await lea.Post($"{one}/end");
        Assert.Equal(0, await app.Look(db => db.Set<GroupFollower>().CountAsync(Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Post($"{one}/end")).StatusCode);
        Assert.Contains("Suivez un groupe", await lea.Page(Followers.OwnOf("lea")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_with_the_profile_and_with_the_group()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.Weekly);
        await app.FollowerOfWaters("bao", ToldOf.OnPage);
        await lea.Post($"{Followers.OwnOf("lea")}-feed");

        await lea.Post("/account/profiles/lea/deletion");
        Assert.Equal(1, await app.Look(db => db.Set<GroupFollower>().CountAsync(Ct)));
        Assert.Equal(0, await app.Look(db => db.Set<FollowFeed>().CountAsync(Ct)));

        await nadia.Post("/groups/eaux_vives/end", ("end", "true"));
        await app.Night(Domain.Groups.Group.Regret);
        Assert.Equal(0, await app.Look(db => db.Set<GroupFollower>().CountAsync(Ct)));
    }

    [GeneratedRegex("zq[0-9]{2}")]
    private static partial Regex Said();

    [GeneratedRegex("href=\"(?<path>[^\"]*[?]before=[^\"]*)\"")]
    private static partial Regex Older();
}
