using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Federation;

/// <summary>Tells those who follow from elsewhere, or belong to a group from there, what a profile or a group says of itself now, or that it is no more.</summary>
internal sealed class FaceNews(Db db, ActorDocuments documents, Writer writer, Deliveries deliveries)
{
    public async Task Tell(ProfileId id, CancellationToken ct)
    {
        var followers = db.Set<RemoteFollowerRow>().Where(f => f.ProfileId == id);
        if (await followers.Select(f => f.Followed).FirstOrDefaultAsync(ct) is not { } followed)
            return;
        var face = await db.Set<Profile>().FirstOrDefaultAsync(p => p.Id == id, ct);
        var document = face is null ? null : await documents.Of(face, ct);
        await Tell(new LocalActor(followed, "") { Profile = id }, document, await InboxesOf(followers, ct), ct);
    }

    /// <summary>Also those who are members from elsewhere; that it is no more, whoever waits for an answer too.</summary>
    public async Task Tell(GroupId id, CancellationToken ct)
    {
        var followers = db.Set<RemoteFollowerRow>().Where(f => f.GroupId == id);
        var members = db.Set<RemoteMemberRow>().Where(m => m.GroupId == id);
        if (
            await followers.Select(f => f.Followed).Concat(members.Select(m => m.Address)).FirstOrDefaultAsync(ct)
            is not { } known
        )
            return;
        var face = await db.Set<Group>().FirstOrDefaultAsync(g => g.Id == id, ct);
        var document = face is null ? null : await documents.Of(face, ct);
        var told = face is null ? members : members.Where(m => m.Standing == RemoteStanding.Member);
        var inboxes = (await InboxesOf(followers, ct)).Union(
            await db.Inboxes(told, _ => false, ct),
            StringComparer.Ordinal
        );
        await Tell(new LocalActor(known, "") { Group = id }, document, inboxes, ct);
    }

    private static Task<List<string>> InboxesOf(IQueryable<RemoteFollowerRow> followers, CancellationToken ct) =>
        followers.Select(f => f.Inbox).Distinct().ToListAsync(ct);

    private async Task Tell(
        LocalActor actor,
        ActivityActor? document,
        IEnumerable<string> inboxes,
        CancellationToken ct
    )
    {
        var news = document is null
            ? Activity.Farewell($"{actor.Address}/farewell", actor.Address)
            : Activity.Update($"{actor.Address}/changes/{Guid.NewGuid()}", actor.Address, document);
        await writer.Write(
            async (inside, token) =>
            {
                deliveries.Add(inside, actor, news with { To = [Contexts.Public] }, inboxes);
                if (document is not null)
                    return;
                await inside.Set<RemoteFollowerRow>().Where(f => f.Followed == actor.Address).ExecuteDeleteAsync(token);
                await inside.Set<RemoteMemberRow>().Where(m => m.Address == actor.Address).ExecuteDeleteAsync(token);
            },
            ct
        );
        deliveries.Ring();
    }
}

/// <summary>What a profile says of itself may be news to those who follow it.</summary>
internal sealed record ProfileToFederate(ProfileId Profile);

/// <summary>The same of a group.</summary>
internal sealed record GroupToFederate(GroupId Group);

internal sealed class FederateProfile(FaceNews news) : IJob<ProfileToFederate>
{
    public Task RunAsync(ProfileToFederate errand, CancellationToken ct) => news.Tell(errand.Profile, ct);
}

internal sealed class FederateGroup(FaceNews news) : IJob<GroupToFederate>
{
    public Task RunAsync(GroupToFederate errand, CancellationToken ct) => news.Tell(errand.Group, ct);
}
