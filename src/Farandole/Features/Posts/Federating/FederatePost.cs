using System.Security.Cryptography;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Posts.Federating;

/// <summary>A post may be news to other servers.</summary>
internal sealed record PostToFederate(PostId Post);

/// <summary>
/// Tells other servers of a post what they do not know yet: that it is, what it says now, that it is not for everybody any
/// more. As with events, no order and no repetition tells them anything else.
/// </summary>
internal sealed class FederatePost(
    Db db,
    Writer writer,
    Deliveries deliveries,
    FarewellToPost farewell,
    Instance instance
) : IJob<PostToFederate>
{
    public async Task RunAsync(PostToFederate errand, CancellationToken ct)
    {
        var id = errand.Post;
        var known = await db.Set<FederatedPostRow>().FirstOrDefaultAsync(f => f.PostId == id, ct);
        if (await Told(id, ct) is var (group, document))
        {
            var digest = SHA256.HashData((document with { Updated = null }).ToUtf8());
            if (known is null || !known.Digest.AsSpan().SequenceEqual(digest))
                await Tell(id, group, document, digest, isNew: known is null, ct);
        }
        else if (known is not null)
        {
            await writer.Write((inside, token) => farewell.Say(inside, id, token), ct);
            deliveries.Ring();
        }
    }

    /// <summary>What everybody may read, of a group that everybody may find.</summary>
    private async Task<(Group Group, ActivityNote Document)?> Told(PostId id, CancellationToken ct)
    {
        var post = await db.Set<Post>().FirstOrDefaultAsync(p => p.Id == id, ct);
        if (post is not { IsPublic: true })
            return null;
        var group = await db.OpenGroups().FirstOrDefaultAsync(g => g.Id == post.GroupId && g.IsListed, ct);
        return group is null
            ? null
            : (group, PostAsActivity.Of(group, post, await db.PicturesOf(group.Handle, id, ct), instance));
    }

    private Task Tell(PostId id, Group group, ActivityNote document, byte[] digest, bool isNew, CancellationToken ct)
    {
        var by = instance.ActorOf(group);
        // Another each time: one that became public again is new to whoever was told that it was gone.
        var way = $"{document.Id}/changes/{Guid.NewGuid()}";
        var what = isNew ? Activity.Create(way, by.Address, document) : Activity.Update(way, by.Address, document);
        return Send(
            id,
            by,
            what with
            {
                To = document.To,
                Cc = document.Cc,
                Published = document.Published,
            },
            new FederatedPostRow
            {
                PostId = id,
                GroupId = group.Id,
                Address = document.Id,
                Digest = digest,
            },
            ct
        );
    }

    /// <summary>To those who follow the group, and those who follow whoever shows it on a page of theirs.</summary>
    private async Task Send(PostId id, LocalActor by, Activity what, FederatedPostRow now, CancellationToken ct)
    {
        var inboxes = await db.InboxesOf(id, by, ct);
        await writer.Write(
            async (inside, token) =>
            {
                await inside.Set<FederatedPostRow>().Where(f => f.PostId == id).ExecuteDeleteAsync(token);
                inside.Add(now);
                await deliveries.Publish(inside, by, what, inboxes, token);
            },
            ct
        );
        deliveries.Ring();
    }
}

internal sealed class FederatePublished(Writer writer, Later later, IClock clock)
    : PlanFederation<PostPublished>(writer, later, clock)
{
    protected override (string About, object News) NewsOf(PostPublished fact) =>
        (fact.Post.ToString(), new PostToFederate(fact.Post));
}

internal sealed class FederatePostChanged(Writer writer, Later later, IClock clock)
    : PlanFederation<PostChanged>(writer, later, clock)
{
    protected override (string About, object News) NewsOf(PostChanged fact) =>
        (fact.Post.ToString(), new PostToFederate(fact.Post));
}
