using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Posts.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Media.Pictures;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Posts;

/// <summary>Writes, publishes and deletes posts for the members of groups who may.</summary>
internal sealed class PostDesk(
    Writer writer,
    Later later,
    PicturesBehind pictures,
    FarewellToPost farewell,
    IHttpContextAccessor http,
    IClock clock
)
{
    public Viewer Viewer => http.HttpContext!.Viewer();

    public Instant Now => clock.GetCurrentInstant();

    /// <returns>What became of it, and which post it is; none unless it was kept.</returns>
    public Task<(Kept Kept, PostId? Post)> Keep(Saving saving, CancellationToken ct)
    {
        // Asked now: the work may run in another request's turn.
        var (viewer, now) = (Viewer, Now);
        return writer.Write(
            async (db, token) =>
            {
                if (await db.SpaceOf(viewer, saving.Handle, token) is not { } space)
                    return (Kept.Absent, null);
                var level = space.InPosts(saving.Said.Team);
                if (level < Level.Propose || !await IsOfGroup(db, saving.Said.Team, space, token))
                    return (Kept.Absent, null);
                return saving.Post is { } id
                    ? (await Change(db, space, id, saving, now, token), id)
                    : await Write(db, space, saving, now, token);
            },
            ct
        );
    }

    /// <summary>Does something to the pictures of a post.</summary>
    /// <param name="handle">Of the group.</param>
    /// <param name="post">Which.</param>
    /// <param name="change">Inside the transaction; says whether it could.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Whether it did; never for who may not change the post.</returns>
    public Task<bool> Illustrate(
        string handle,
        PostId post,
        Func<Db, CancellationToken, Task<bool>> change,
        CancellationToken ct
    )
    {
        var (viewer, now) = (Viewer, Now);
        return writer.Write(
            async (db, token) =>
            {
                if (
                    await db.SpaceOf(viewer, handle, token) is not { } space
                    || await PostIn(db, space, post, token) is not { } changed
                    || !space.Changes(changed)
                    || !await change(db, token)
                )
                    return false;
                changed.Illustrate(now);
                if (changed.IsPublished)
                    db.Add(space.Note("post-changed", null, now));
                return true;
            },
            ct
        );
    }

    /// <returns>Whether there was such a post, and who asks may delete it.</returns>
    public async Task<bool> Delete(string handle, PostId post, CancellationToken ct)
    {
        var (viewer, now) = (Viewer, Now);
        var deleted = await writer.Write(
            async (db, token) =>
            {
                if (
                    await db.SpaceOf(viewer, handle, token) is not { } space
                    || await PostIn(db, space, post, token) is not { } gone
                    || !space.Changes(gone)
                )
                    return false;
                var left = await db.Set<PostPicture>().AsTracking().Where(p => p.PostId == post).ToListAsync(token);
                // The files first: a row without files is tried again, files without a row would stay for ever.
                left.ForEach(p => pictures.Remove(p.Id));
                db.RemoveRange(left);
                gone.Delete(now);
                await farewell.Say(db, gone.Id, token);
                if (GonePost.Of(gone) is { } trace)
                    db.Add(trace);
                // Of what it was no line says more: its words go at once.
                if (gone.IsPublished)
                    db.Add(space.Note("post-deleted", null, now));
                db.Remove(gone);
                return true;
            },
            ct
        );
        farewell.Ring();
        return deleted;
    }

    private async Task<(Kept Kept, PostId? Post)> Write(
        Db db,
        Space space,
        Saving saving,
        Instant now,
        CancellationToken ct
    )
    {
        var unpublished = await db.Set<Post>()
            .CountAsync(p => p.GroupId == space.Group.Id && p.PublishedAt == null, ct);
        if (unpublished >= Post.MostUnpublished)
            return (Kept.TooMany, null);
        var written = Post.Write(space.Group.Id, space.Mine.Member, saving.Said, now);
        db.Add(written);
        return (await Settle(db, space, written, saving, now, ct), written.Id);
    }

    private async Task<Kept> Change(Db db, Space space, PostId id, Saving saving, Instant now, CancellationToken ct)
    {
        if (await PostIn(db, space, id, ct) is not { } changed || !space.Reads(changed))
            return Kept.Absent;
        if (changed.Revision != saving.Revision)
            return Kept.Conflict;
        // Nobody gets a post into a team's hands, or out of them, further than they may go there themselves.
        if (!space.Changes(changed) || changed.IsPublished && space.InPosts(saving.Said.Team) < Level.Do)
            return Kept.NotTheirs;
        changed.Change(saving.Said, now);
        if (changed.IsPublished)
        {
            db.Add(space.Note("post-changed", null, now));
            return Kept.Changed;
        }
        return await Settle(db, space, changed, saving, now, ct);
    }

    /// <summary>A draft, planned, or out: what who saved it may decide.</summary>
    private async Task<Kept> Settle(Db db, Space space, Post post, Saving saving, Instant now, CancellationToken ct)
    {
        if (!space.May(Act.PublishPost, post.TeamId))
        {
            post.Propose(now);
            return Kept.Proposed;
        }
        if (saving.At is not { } at)
        {
            post.Hold();
            return Kept.Draft;
        }
        if (at > now)
        {
            post.Plan(space.Mine.Member, at);
            await later.DoOnce(db, $"post:{post.Id}", new PublicationDue(post.Id), at, move: true, ct);
            return Kept.Planned;
        }
        post.Publish(space.Mine.Member, now);
        db.Add(space.Note("posted", null, now));
        return Kept.Published;
    }

    private static Task<Post?> PostIn(Db db, Space space, PostId id, CancellationToken ct) =>
        db.Set<Post>().AsTracking().FirstOrDefaultAsync(p => p.Id == id && p.GroupId == space.Group.Id, ct);

    private static async Task<bool> IsOfGroup(Db db, TeamId? team, Space space, CancellationToken ct) =>
        team is not { } id || await db.Set<Team>().AnyAsync(t => t.Id == id && t.GroupId == space.Group.Id, ct);
}

/// <summary>What is to be kept of a post.</summary>
/// <param name="Handle">Of the group.</param>
/// <param name="Post">Null for a new one.</param>
/// <param name="Revision">Of the post as who saves it has seen it.</param>
/// <param name="Said">What it says.</param>
/// <param name="At">When it goes out; null while it is a draft.</param>
internal sealed record Saving(string Handle, PostId? Post, int Revision, PostSaid Said, Instant? At);

/// <summary>What became of it.</summary>
internal enum Kept
{
    /// <summary>There is no such post for who asks.</summary>
    Absent,

    /// <summary>Somebody else was faster.</summary>
    Conflict,

    /// <summary>They read it, and may not change it.</summary>
    NotTheirs,

    TooMany,
    Draft,

    /// <summary>A draft for somebody else to publish.</summary>
    Proposed,

    Planned,
    Published,
    Changed,
}
