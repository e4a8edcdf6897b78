using System.Globalization;
using Farandole.Domain.Accounts;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>What the profiles of an account follow, and the feeds in which they read it.</summary>
internal sealed class FollowingMemory : IMemoryPart
{
    private const string Feed = "feed-";

    public string Name => "following";

    public IReadOnlyList<string> Tables => ["group_followers", "follow_feeds"];

    public async Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct) =>
        [.. await Groups(mine, at, ct), .. await Feeds(mine, at, ct)];

    private static async Task<IEnumerable<MemoryLine>> Groups(Account mine, MemoryReading at, CancellationToken ct)
    {
        var followed = await (
            from follower in at.Db.Set<GroupFollower>()
            join profile in at.Db.Set<Profile>() on follower.ProfileId equals profile.Id
            join owner in at.Db.Set<Group>() on follower.GroupId equals owner.Id
            where profile.AccountId == mine.Id
            orderby profile.Handle, owner.Handle
            select new
            {
                follower.Id,
                follower.Since,
                profile.Name,
                Group = owner.Name,
            }
        ).ToListAsync(ct);
        var words = at.Words;
        return followed.Select(f =>
        {
            var day = words.DayMonth(f.Since);
            var what = words["memory.following.line", ("group", f.Group), ("name", f.Name), ("day", day)];
            return Line(words, f.Id.ToString(CultureInfo.InvariantCulture), what, "memory.following.erasing");
        });
    }

    private static async Task<IEnumerable<MemoryLine>> Feeds(Account mine, MemoryReading at, CancellationToken ct)
    {
        var feeds = await (
            from feed in at.Db.Set<FollowFeed>()
            join profile in at.Db.Set<Profile>() on feed.ProfileId equals profile.Id
            where profile.AccountId == mine.Id
            orderby profile.Handle
            select new
            {
                profile.Id,
                feed.Since,
                profile.Name,
            }
        ).ToListAsync(ct);
        var words = at.Words;
        return feeds.Select(f =>
        {
            var what = words["memory.following.feed", ("name", f.Name), ("day", words.DayMonth(f.Since))];
            return Line(words, $"{Feed}{f.Id}", what, "memory.following.feed.erasing");
        });
    }

    public async Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct)
    {
        var faces = db.Set<Profile>().Where(p => p.AccountId == mine.Id);
        if (line.StartsWith(Feed, StringComparison.Ordinal))
            return Guid.TryParseExact(line[Feed.Length..], "D", out var face)
                && await db.Set<FollowFeed>()
                    .Where(f => f.ProfileId == new ProfileId(face) && faces.Any(p => p.Id == f.ProfileId))
                    .ExecuteDeleteAsync(ct) > 0;
        return long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await db.Set<GroupFollower>()
                .Where(f => f.Id == id && faces.Any(p => p.Id == f.ProfileId))
                .ExecuteDeleteAsync(ct) > 0;
    }

    private static MemoryLine Line(Words words, string id, string what, string erasing) =>
        new(id, what, words["memory.seen.you"], words["memory.following.until"]) { Erasing = words[erasing] };
}
