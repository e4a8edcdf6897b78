using System.Net;
using Farandole.Domain.Following;
using Farandole.Domain.Posts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;

namespace Farandole.Tests.Following;

/// <summary>What people do who follow the group called Eaux Vives.</summary>
internal static class Followers
{
    public const string Door = $"/@{Grouping.Waters}/follow";

    public static string OwnOf(string handle) => $"/account/profiles/{handle}/following";

    /// <summary>Somebody who follows it, told in this way.</summary>
    public static async Task<HttpClient> FollowerOfWaters(this App app, string handle, ToldOf told)
    {
        var somebody = await app.SomebodyAs($"{handle}@exemple.fr", handle);
        var answer = await somebody.Post(Door, ("as", handle), ("told", told.ToString()));
        Assert.Equal($"{OwnOf(handle)}?done=follows", answer.Headers.Location?.ToString());
        return somebody;
    }

    /// <summary>Announces an event in the name of the group.</summary>
    public static async Task Announces(this App app, HttpClient member, string title, string visibility = "public") =>
        Assert.True(
            (
                await app.Create(
                    member,
                    ("title", title),
                    ("date", "2027-03-20"),
                    ("place", "Place Guichard, Lyon"),
                    ("visibility", visibility),
                    ("host", $"@{Grouping.Waters}")
                )
            ).StatusCode
                is HttpStatusCode.Created
                    or HttpStatusCode.SeeOther
        );

    /// <summary>One of each kind: what everybody may know of says so.</summary>
    public static async Task SaysAll(this App app, HttpClient keeper)
    {
        await app.Announces(keeper, "zqopen event");
        await app.Announces(keeper, "zqlink event", "unlisted");
        await app.Announces(keeper, "zqprivate event", "private");
        await keeper.Posts("zqopen post", "zqopen words");
        await keeper.Posts("zqmembers post", "zqmembers words", readers: nameof(PostReaders.Members));
        await keeper.Posts("zqdraft post", "zqdraft words", "draft");
    }
}
