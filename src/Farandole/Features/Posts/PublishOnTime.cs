using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Posts;

/// <summary>The moment has come for which a post was planned.</summary>
internal sealed record PublicationDue(PostId Post);

/// <summary>Publishes what is still planned by then. In a group that rests nothing new begins: there it is a draft again.</summary>
internal sealed class PublishOnTime(Writer writer, IClock clock) : IJob<PublicationDue>
{
    public Task RunAsync(PublicationDue errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                if (
                    await db.Set<Post>().AsTracking().FirstOrDefaultAsync(p => p.Id == errand.Post, token)
                    is not { } post
                )
                    return;
                if (await db.Set<Group>().AnyAsync(g => g.Id == post.GroupId && g.ArchivedOn != null, token))
                    post.Hold();
                else if (post.PublishIfDue(now))
                    db.Add(GroupNote.Of(post.GroupId, post.PublishedBy, "posted", null, now));
            },
            ct
        );
}
