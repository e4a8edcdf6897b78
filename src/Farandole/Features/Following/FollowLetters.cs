using Farandole.Domain.Events;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>Somebody who wants a letter for each thing is told of one: an event, a post, or one of either elsewhere.</summary>
internal sealed record NewsToFollow(long Follower, PostId? Post, EventId? Event, Guid? Elsewhere = null);

/// <summary>A week is over: somebody is told what was new in it.</summary>
internal sealed record WeekToFollow(ProfileId Profile, Instant Since, Instant Until);

/// <summary>Plans one letter for each who wants one. Of what is for members nobody outside hears.</summary>
internal sealed class TellFollowersOfPost(Writer writer, Later later, IClock clock) : IJob<PostPublished>
{
    public Task RunAsync(PostPublished fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.Set<Post>().FirstOrDefaultAsync(p => p.Id == fact.Post, token) is not { IsPublic: true })
                    return;
                GroupId?[] group = [fact.Group];
                foreach (var follower in await db.ToldAtOnce(group, token))
                    await later.DoOnce(
                        db,
                        $"followed:{follower}:{fact.Post}",
                        new NewsToFollow(follower, fact.Post, null),
                        clock.GetCurrentInstant(),
                        move: false,
                        token
                    );
            },
            ct
        );
}

internal sealed class TellFollowersOfEvent(Writer writer, Later later, IClock clock) : IJob<EventListed>
{
    public Task RunAsync(EventListed fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var groups = await db.Set<EventHost>()
                    .Where(h => h.EventId == fact.Event && h.GroupId != null)
                    .Select(h => h.GroupId)
                    .ToArrayAsync(token);
                foreach (var follower in await db.ToldAtOnce(groups, token))
                    await later.DoOnce(
                        db,
                        $"followed:{follower}:{fact.Event}",
                        new NewsToFollow(follower, null, fact.Event),
                        clock.GetCurrentInstant(),
                        move: false,
                        token
                    );
            },
            ct
        );
}

/// <summary>
/// A group comes to an event that others announced: those who follow it are told, but for those who were told of the event
/// because they follow one of the others.
/// </summary>
internal sealed class TellFollowersOfComing(Writer writer, Later later, IClock clock) : IJob<GroupCameToEvent>
{
    public Task RunAsync(GroupCameToEvent fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var others = await db.Set<EventHost>()
                    .Where(h => h.EventId == fact.Event && h.GroupId != null && h.GroupId != fact.Group)
                    .Select(h => h.GroupId)
                    .ToArrayAsync(token);
                var knowing = db.Set<GroupFollower>()
                    .Where(f => others.Contains(f.GroupId) && f.Told == ToldOf.AtOnce)
                    .Select(f => f.ProfileId);
                var followers = await db.Set<GroupFollower>()
                    .Where(f => f.GroupId == fact.Group && f.Told == ToldOf.AtOnce && !knowing.Contains(f.ProfileId))
                    .Select(f => f.Id)
                    .ToListAsync(token);
                foreach (var follower in followers)
                    await later.DoOnce(
                        db,
                        $"followed:{follower}:{fact.Event}",
                        new NewsToFollow(follower, null, fact.Event),
                        clock.GetCurrentInstant(),
                        move: false,
                        token
                    );
            },
            ct
        );
}

/// <summary>The same of what a group shows of others.</summary>
internal sealed class TellFollowersOfPromotion(Writer writer, Later later, IClock clock) : IJob<PromotionMade>
{
    public Task RunAsync(PromotionMade fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var made = await db.Promotions().FirstOrDefaultAsync(p => p.Id == fact.Promotion, token);
                if (made is not { GroupId: { } by })
                    return;
                foreach (var follower in await db.ToldAtOnce([by], token))
                    await later.DoOnce(
                        db,
                        $"followed:{follower}:{fact.Promotion}",
                        new NewsToFollow(follower, made.PostId, made.EventId, made.ElsewhereId ?? made.ElsewherePostId),
                        clock.GetCurrentInstant(),
                        move: false,
                        token
                    );
            },
            ct
        );
}

internal sealed class SendFollowedLetter(Db db, FollowedPost post, IClock clock) : IJob<NewsToFollow>
{
    public async Task RunAsync(NewsToFollow errand, CancellationToken ct)
    {
        if (
            await db.Set<GroupFollower>().FirstOrDefaultAsync(f => f.Id == errand.Follower, ct) is not { } follower
            || follower.Told != ToldOf.AtOnce
        )
            return;
        // All that they follow: of what another of their groups announces itself, this one is not told.
        var groups = db.FollowedBy(follower.ProfileId, Enum.GetValues<ToldOf>());
        var wanted = errand.Post?.Value ?? errand.Event?.Value ?? errand.Elsewhere;
        // Looked up as its reader would: what was hidden or deleted meanwhile is not told.
        var who = new Hearing(groups, follower.ProfileId);
        var said = await db.SaidBy(who, null, FollowedPost.Most, clock.GetCurrentInstant(), ct);
        var isTheirs = await IsOf(follower.GroupId, errand, ct);
        if (
            said.FirstOrDefault(s =>
                s.About == wanted && (s.Mark.Kind == FollowedKind.Shown ? s.By.Group == follower.GroupId : isTheirs)
            ) is
            { } one
        )
            await post.Send(
                follower.ProfileId,
                [one],
                $"followed:{follower.Id}:{wanted}",
                StopLetters.TokenOf(follower),
                ct
            );
    }

    /// <summary>Whether the group announces it, or says it itself.</summary>
    private async Task<bool> IsOf(GroupId group, NewsToFollow errand, CancellationToken ct)
    {
        var (about, post) = (errand.Event, errand.Post);
        return await db.Set<EventHost>().AnyAsync(h => h.EventId == about && h.GroupId == group, ct)
            || await db.Set<Post>().AnyAsync(p => p.Id == post && p.GroupId == group, ct);
    }
}

internal sealed class SendFollowedWeek(Db db, Writer writer, WeekPlan weeks, FollowedPost post) : IJob<WeekToFollow>
{
    public async Task RunAsync(WeekToFollow errand, CancellationToken ct)
    {
        var groups = db.FollowedBy(errand.Profile, ToldOf.Weekly);
        var elsewhere = db.ElsewhereBy(errand.Profile, ToldOf.Weekly);
        if (!await groups.AnyAsync(ct) && !await elsewhere.AnyAsync(ct))
            return;
        // Before the work, so that a letter that fails for good does not end the weeks.
        await writer.Write((changed, token) => weeks.Plan(changed, errand.Profile, errand.Until, token), ct);
        var news = await db.NewsOf(
            new(groups, errand.Profile) { Elsewhere = elsewhere },
            errand.Since,
            errand.Until,
            weeks.Now,
            ct
        );
        if (news.Count > 0)
            await post.Send(
                errand.Profile,
                news,
                $"followed-week:{errand.Profile}:{errand.Since.ToUnixTimeMilliseconds()}",
                StopLetters.TokenOf(errand.Profile),
                ct
            );
    }
}

internal static class FollowersToTell
{
    /// <summary>Those who want a letter for each thing; a profile that follows two of the groups is told once.</summary>
    public static async Task<IReadOnlyList<long>> ToldAtOnce(this Db db, GroupId?[] groups, CancellationToken ct)
    {
        var followers = await db.Set<GroupFollower>()
            .Where(f => groups.Contains(f.GroupId) && f.Told == ToldOf.AtOnce)
            .OrderBy(f => f.Id)
            .Select(f => new { f.Id, f.ProfileId })
            .ToListAsync(ct);
        return [.. followers.DistinctBy(f => f.ProfileId).Select(f => f.Id)];
    }
}
