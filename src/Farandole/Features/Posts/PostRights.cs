using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>What a member may do with the posts of their group.</summary>
internal static class PostRights
{
    private static readonly Act[] Acts = [Act.ReadMembersPosts, Act.ProposePost, Act.PublishPost, Act.ManagePosts];

    /// <summary>How far they may go in what is this team's, or the whole group's.</summary>
    public static Level InPosts(this Space space, TeamId? team) =>
        Acts.Where(act => space.May(act, team)).Select(act => act.Level).DefaultIfEmpty().Max();

    /// <summary>Anywhere in the group: in one of their teams, or in what is everybody's.</summary>
    public static bool MaySomewhere(this Space space, Act act) =>
        space.May(act) || space.Mine.Teams.Any(t => space.May(act, t.Team));

    public static bool Reads(this Space space, Post post) =>
        post.IsReadBy(space.Mine.Member, space.InPosts(post.TeamId));

    public static bool Changes(this Space space, Post post) =>
        post.IsChangedBy(space.Mine.Member, space.InPosts(post.TeamId));

    /// <summary>Those for everybody, and those for members that this one reads.</summary>
    public static IQueryable<Post> PostsReadIn(this Db db, Space space)
    {
        var mine = space.Mine.Profile;
        var published = db.Set<Post>()
            .Where(p => p.GroupId == space.Group.Id && p.PublishedAt != null)
            // By the face that wrote it and that was named, never by another of the same person.
            .Where(p =>
                !db.Set<Block>()
                    .Any(b =>
                        db.Set<Profile>().Any(f => f.Id == mine && f.AccountId == b.ByAccount)
                        && db.Set<Member>().Any(m => m.Id == p.WrittenBy && m.ProfileId == b.Profile)
                    )
            );
        if (space.May(Act.ReadMembersPosts))
            return published;
        var teams = space
            .Mine.Teams.Select(t => t.Team)
            .Where(t => space.May(Act.ReadMembersPosts, t))
            .Select(t => (TeamId?)t)
            .ToArray();
        return published.Where(p => p.Readers == PostReaders.Everybody || teams.Contains(p.TeamId));
    }

    /// <summary>What is not published and this member reads: those that publish themselves first, then the oldest draft.</summary>
    public static async Task<IReadOnlyList<Post>> UnpublishedIn(this Db db, Space space, CancellationToken ct)
    {
        if (!space.MaySomewhere(Act.ProposePost))
            return [];
        var all = await db.Set<Post>()
            .Where(p => p.GroupId == space.Group.Id && p.PublishedAt == null)
            .OrderBy(p => p.WrittenAt)
            .ToListAsync(ct);
        return [.. all.Where(space.Reads).OrderBy(p => p.PlannedFor ?? NodaTime.Instant.MaxValue)];
    }

    /// <summary>The teams in which a post may be written by this member; null stands for the whole group.</summary>
    public static async Task<IReadOnlyList<TeamName>> TeamsToWriteIn(this Db db, Space space, CancellationToken ct)
    {
        var teams = await db.Set<Team>()
            .Where(t => t.GroupId == space.Group.Id)
            .OrderBy(t => t.Name)
            .Select(t => new { t.Id, t.Name })
            .ToListAsync(ct);
        return
        [
            .. teams
                .Select(t => new TeamName(t.Id, t.Name))
                .Prepend(new TeamName(null, null))
                .Where(t => space.May(Act.ProposePost, t.Id)),
        ];
    }
}

/// <summary>A team by name; nameless, the whole group.</summary>
internal sealed record TeamName(TeamId? Id, string? Name);
