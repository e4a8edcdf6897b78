using System.Globalization;
using System.Text.RegularExpressions;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Posts;

/// <summary>A post among others: its title, how it begins, and how long it takes to read.</summary>
internal sealed partial record PostLine(
    string Url,
    string Title,
    string Language,
    Instant At,
    string First,
    int Minutes
)
{
    private const int Shown = 180;

    /// <summary>As many as somebody reads in a minute who takes their time.</summary>
    private const int WordsInAMinute = 200;

    /// <summary>Said where both kinds stand side by side.</summary>
    public bool IsForMembers { get; private init; }

    public static PostLine Of(string handle, Post post)
    {
        var plain = Gaps().Replace(PlainOfHtml.Of(post.Html) ?? "", " ");
        var words = plain.Count(c => c == ' ') + 1;
        return new(
            PathOf(handle, post.Id),
            post.Title,
            post.Language,
            post.PublishedAt ?? post.PlannedFor ?? post.WrittenAt,
            Beginning(plain),
            (words + WordsInAMinute - 1) / WordsInAMinute
        )
        {
            IsForMembers = post.Readers == PostReaders.Members,
        };
    }

    public static string ListOf(string handle) => $"{Handles.PageOf(handle)}/posts";

    public static string FeedOf(string handle) => $"{Handles.PageOf(handle)}/posts.atom";

    public static string PathOf(string handle, PostId post) => $"{ListOf(handle)}/{post}";

    /// <summary>Whole words, as people count characters: no letter is cut from its accent.</summary>
    private static string Beginning(string plain)
    {
        var text = new StringInfo(plain);
        if (text.LengthInTextElements <= Shown)
            return plain;
        var cut = text.SubstringByTextElements(0, Shown);
        var end = cut.LastIndexOf(' ');
        return (end > Shown / 2 ? cut[..end] : cut).TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    // What keeps a sign beside its word stays.
    [GeneratedRegex("[ \n\t]+")]
    private static partial Regex Gaps();
}

/// <summary>Some posts, the newest first.</summary>
/// <param name="Posts">This page of them.</param>
/// <param name="Before">Where the next page begins; null when there is none.</param>
internal sealed record PostShelf(IReadOnlyList<Post> Posts, string? Before)
{
    public const int OnePage = 20;

    /// <summary>Those before a mark that an earlier page gave; whatever is no mark begins with the newest.</summary>
    public static async Task<PostShelf> Of(IQueryable<Post> published, string? before, int most, CancellationToken ct)
    {
        if (Parse(before) is var (at, id))
            published = published.Where(p => p.PublishedAt < at || p.PublishedAt == at && p.Id < id);
        var found = await published
            .OrderByDescending(p => p.PublishedAt)
            .ThenByDescending(p => p.Id)
            .Take(most + 1)
            .ToListAsync(ct);
        return found.Count <= most ? new(found, null) : new(found[..most], MarkOf(found[most - 1]));
    }

    /// <summary>What everybody may read of a group.</summary>
    public static IQueryable<Post> ForEverybody(Db db, GroupId group) =>
        db.Set<Post>().Where(p => p.GroupId == group && p.PublishedAt != null && p.Readers == PostReaders.Everybody);

    private static string MarkOf(Post last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.PublishedAt!.Value.ToUnixTimeMilliseconds()}.{last.Id}");

    private static (Instant At, PostId Id)? Parse(string? mark) =>
        mark?.Split('.') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
        && moment < Instant.FromUtc(9990, 1, 1, 0, 0).ToUnixTimeMilliseconds()
        && PostId.TryParse(id, out var post)
            ? (Instant.FromUnixTimeMilliseconds(moment), post)
            : null;
}
