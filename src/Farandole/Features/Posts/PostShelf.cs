using System.Globalization;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Posts;

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

    /// <summary>What everybody may read of a group, and what it shows of others.</summary>
    public static IQueryable<Post> ForEverybody(Db db, GroupId group)
    {
        var shown = db.PostsShownBy(group);
        return db.Set<Post>()
            .Where(p => p.PublishedAt != null && p.Readers == PostReaders.Everybody)
            .Where(p => p.GroupId == group || shown.Contains(p.Id));
    }

    /// <summary>Whose each of its posts is: of a group itself, or of those of whom it shows some.</summary>
    public async Task<IReadOnlyDictionary<GroupId, Group>> Owners(Db db, Group group, CancellationToken ct)
    {
        var others = Posts.Select(p => p.GroupId).Where(g => g != group.Id).Distinct().ToArray();
        var owners = others.Length == 0 ? [] : await db.OpenGroups().Where(g => others.Contains(g.Id)).ToListAsync(ct);
        return owners.Append(group).ToDictionary(g => g.Id);
    }

    /// <summary>As lines of a page of this group.</summary>
    public async Task<IReadOnlyList<PostLine>> Lines(Db db, Group group, CancellationToken ct)
    {
        var owners = await Owners(db, group, ct);
        return
        [
            .. Posts
                .Where(p => owners.ContainsKey(p.GroupId))
                .Select(p => (Post: p, Of: owners[p.GroupId]))
                .Select(p => PostLine.Of(p.Of.Handle, p.Post) with { By = p.Of.Id == group.Id ? null : p.Of.Name }),
        ];
    }

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
