using System.Net;
using Farandole.Domain.Posts;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Posts;

/// <summary>What members of the group called Eaux Vives do with its news in tests.</summary>
internal static class Posting
{
    public const string Inside = $"/groups/{Grouping.Waters}/posts";
    public const string Outside = $"/@{Grouping.Waters}/posts";
    public const string Feed = $"/@{Grouping.Waters}/posts.atom";

    public static Task<HttpResponseMessage> Posts(
        this HttpClient member,
        string title,
        string words,
        string when = "now",
        string readers = nameof(PostReaders.Everybody),
        params (string Name, string Value)[] more
    ) =>
        member.Post(
            Inside,
            [("title", title), ("words", words), ("when", when), ("readers", readers), ("language", "fr"), .. more]
        );

    public static Task<HttpResponseMessage> Rewrites(
        this HttpClient member,
        Post post,
        string title,
        string words,
        params (string Name, string Value)[] more
    ) =>
        member.Post(
            $"{Inside}/{post.Id}/edit",
            [
                ("title", title),
                ("words", words),
                ("readers", post.Readers.ToString()),
                ("language", "fr"),
                ("team", post.TeamId?.ToString() ?? ""),
                ("revision", post.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                .. more,
            ]
        );

    public static Task<Post> PostCalled(this App app, string title) =>
        app.Look(db => db.Set<Post>().SingleAsync(p => p.Title == title, TestContext.Current.CancellationToken));

    public static async Task<HttpStatusCode> Status(this HttpClient visitor, string path) =>
        (await visitor.Get(path)).StatusCode;
}
