using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Moving;

/// <summary>Those who follow from elsewhere are to follow there; the id is the Move's.</summary>
internal sealed record MoveToTell(ProfileId? Profile, GroupId? Group, Guid Id);

internal sealed class PlanProfileMove(Writer writer, Later later, IClock clock)
    : PlanFederation<ProfileMoved>(writer, later, clock)
{
    protected override (string About, object News) NewsOf(ProfileMoved fact) =>
        ($"move:{fact.Profile}", new MoveToTell(fact.Profile, null, Guid.NewGuid()));
}

internal sealed class PlanGroupMove(Writer writer, Later later, IClock clock)
    : PlanFederation<GroupMoved>(writer, later, clock)
{
    protected override (string About, object News) NewsOf(GroupMoved fact) =>
        ($"move:{fact.Group}", new MoveToTell(null, fact.Group, Guid.NewGuid()));
}

/// <summary>
/// Says so to the servers of those who follow, and of the members of a group (FEP-7628): they ask the new address whether it says
/// the same. What the document says now (<c>movedTo</c>) they are told by its Update.
/// </summary>
internal sealed class TellOfMove(Db read, Writer writer, Deliveries deliveries, Instance instance) : IJob<MoveToTell>
{
    public async Task RunAsync(MoveToTell errand, CancellationToken ct)
    {
        if (await Find(errand, ct) is not ({ } actor, { } to))
            return;
        var move = Activity.Move($"{actor.Address}/moves/{errand.Id}", actor.Address, to) with
        {
            To = [actor.Followers],
        };
        await writer.Write(
            async (db, token) =>
                deliveries.Add(db, actor, move, await db.InboxesOf(actor, await db.KeptAwayBy(actor, token), token)),
            ct
        );
        deliveries.Ring();
    }

    /// <summary>Nowhere when they thought better of it.</summary>
    private async Task<(LocalActor? Actor, string? To)> Find(MoveToTell errand, CancellationToken ct)
    {
        if (errand.Profile is { } profile)
            return await read.Set<Profile>().FirstOrDefaultAsync(p => p.Id == profile, ct) is { } face
                ? (instance.ActorOf(face), face.MovedTo)
                : default;
        return await read.OpenGroups().FirstOrDefaultAsync(g => g.Id == errand.Group, ct) is { } found
            ? (instance.ActorOf(found), found.MovedTo)
            : default;
    }
}
