using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Posts;

/// <summary>The evening has come to tell those in charge which news waits for them.</summary>
internal sealed record ProposedPostsOfTheDay(GroupId Group);

/// <summary>One of those who are told.</summary>
internal sealed record ProposedPostsToTell(GroupId Group, ProfileId Profile, Instant At);

internal sealed class PlanProposedPostsLetter(EveningRound round) : IJob<PostProposed>
{
    public Task RunAsync(PostProposed fact, CancellationToken ct) =>
        round.Plan($"post-proposals:{fact.Group}", new ProposedPostsOfTheDay(fact.Group), fact.At, ct);
}

internal sealed class TellWhoPublishes(EveningRound round) : IJob<ProposedPostsOfTheDay>
{
    public Task RunAsync(ProposedPostsOfTheDay errand, CancellationToken ct) =>
        round.Tell(
            $"post-proposals:{errand.Group}",
            (errand.Group, Act.PublishPost),
            (profile, now) => new ProposedPostsToTell(errand.Group, profile, now),
            ct
        );
}

/// <summary>Drafts of those who may not publish them, for one who may; those that somebody keeps for later are nobody's business.</summary>
internal sealed class SendProposedPosts(Db db, GroupPost post, EveningRound round) : IJob<ProposedPostsToTell>
{
    public async Task RunAsync(ProposedPostsToTell errand, CancellationToken ct)
    {
        var publish = await db.WhoMay(errand.Group, Act.PublishPost, round.Today, ct);
        if (
            publish.FirstOrDefault(p => p.Profile == errand.Profile) is not { } reader
            || await post.Find(errand.Group, errand.Profile, ct) is not { } to
        )
            return;
        var drafts = await (
            from draft in db.Set<Post>()
            join member in db.Set<Member>() on draft.WrittenBy equals member.Id
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where draft.GroupId == errand.Group && draft.PublishedAt == null && draft.PlannedFor == null
            orderby draft.WrittenAt
            select new { Draft = draft, profile.Name }
        ).ToListAsync(ct);
        await post.TellWaiting(
            to,
            [
                .. drafts
                    .Where(d => reader.In(d.Draft.TeamId) && !publish.Any(p => p.Publishes(d.Draft)))
                    .Select(d => new Proposed(d.Draft.Title, d.Name, PathOf(to, d.Draft) + "/edit")),
            ],
            (
                $"post-proposals:{errand.Group}:{errand.Profile}:{errand.At.ToUnixTimeMilliseconds()}",
                $"{Space.PathOf(to.Group.Handle)}/posts"
            ),
            ct
        );
    }

    private static string PathOf(GroupReader to, Post one) => $"{Space.PathOf(to.Group.Handle)}/posts/{one.Id}";
}

/// <summary>Tells who wrote news that somebody else published it.</summary>
internal sealed class SendPublished(Db db, GroupPost post) : IJob<PostPublished>
{
    public async Task RunAsync(PostPublished fact, CancellationToken ct)
    {
        if (
            await db.Set<Post>().FirstOrDefaultAsync(p => p.Id == fact.Post, ct)
                is not { WrittenBy: { } writer, PublishedBy: { } publisher } published
            || writer == publisher
            || await db.Set<Member>().FirstOrDefaultAsync(m => m.Id == writer, ct) is not { } member
            || await post.Find(fact.Group, member.ProfileId, ct) is not { } to
        )
            return;
        await post.TellAnswer(
            to,
            new(published.Title, to.Name, PostLine.Of(to.Group.Handle, published).Url)
            {
                IsQuiet = !published.IsPublic,
            },
            said: null,
            $"proposal-answer:{fact.Post}",
            ct
        );
    }
}

internal static class Publishing
{
    /// <summary>Whether it is their own draft, which they publish when they like.</summary>
    public static bool Publishes(this Responsible who, Post draft) =>
        draft.WrittenBy == who.Member && who.In(draft.TeamId);
}
