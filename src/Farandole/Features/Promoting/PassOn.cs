using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Promoting;

/// <summary>Tells those who follow a group or a profile from elsewhere what it shows of others (AP §7.11).</summary>
internal sealed class PassOn(SharedElsewhere shared, Db db, Deliveries deliveries) : IJob<PromotionMade>
{
    public async Task RunAsync(PromotionMade errand, CancellationToken ct)
    {
        if (
            await db.Set<Promotion>().FirstOrDefaultAsync(p => p.Id == errand.Promotion, ct) is { } made
            && await shared.Of(made, db, ct) is { } said
        )
            await deliveries.Send(said.By, said.What, await said.Hearers(db, ct), ct);
    }
}

/// <summary>What is shown of others, as it is passed on: by whoever may be found only, and what other servers know already.</summary>
internal sealed class SharedElsewhere(Instance instance)
{
    /// <summary>The same each time it is asked for: that it is taken back needs no memory of what was said.</summary>
    public async Task<SaidShown?> Of(Promotion made, Db db, CancellationToken ct)
    {
        if (await ActorOf(made, db, ct) is not { } actor || await AddressOf(made, db, ct) is not { } address)
            return null;
        var host = await db.HostOf(made.What).FirstOrDefaultAsync(ct);
        var shared = Activity.Announce($"{actor.Address}/shares/{made.Id}", actor.Address, address) with
        {
            To = [Contexts.Public],
            Cc = host is null ? [actor.Followers] : [actor.Followers, host.Address],
        };
        return new SaidShown(actor, shared, host);
    }

    private async Task<LocalActor?> ActorOf(Promotion made, Db db, CancellationToken ct)
    {
        var (group, profile) = (made.GroupId, made.ProfileId);
        if (group is not null)
            return await db.OpenGroups().FirstOrDefaultAsync(g => g.Id == group && g.IsListed, ct) is { } found
                ? instance.ActorOf(found)
                : null;
        return await db.Set<Profile>().FirstOrDefaultAsync(p => p.Id == profile && p.IsFindable, ct) is { } face
            ? instance.ActorOf(face)
            : null;
    }

    private async Task<string?> AddressOf(Promotion made, Db db, CancellationToken ct)
    {
        if (made.PostId is { } post)
            return await db.Set<FederatedPostRow>()
                .Where(f => f.PostId == post)
                .Select(f => f.Address)
                .FirstOrDefaultAsync(ct);
        if (made.ElsewherePostId is { } news)
            return await db.Set<RemotePostRow>()
                .Where(n => n.Id == news)
                .Select(n => n.Address)
                .FirstOrDefaultAsync(ct);
        if (made.ElsewhereId is { } there)
            return await db.Set<RemoteEventRow>()
                .Where(e => e.Id == there)
                .Select(e => e.Address)
                .FirstOrDefaultAsync(ct);
        var about = made.EventId;
        return await db.Set<FederatedEventRow>().AnyAsync(f => f.EventId == about && f.GoneAt == null, ct)
            ? instance.Absolute($"/events/{about}")
            : null;
    }
}

/// <summary>That something of others is shown.</summary>
/// <param name="By">Who shows it.</param>
/// <param name="What">As it is said.</param>
/// <param name="Host">Whose it is, where that is elsewhere.</param>
internal sealed record SaidShown(LocalActor By, Activity What, RemoteActorRow? Host)
{
    /// <summary>Those who follow whoever shows it, and, of something elsewhere, whose it is.</summary>
    public async Task<IReadOnlyList<string>> Hearers(Db db, CancellationToken ct)
    {
        var followers = await db.InboxesOf(By, await db.KeptAwayBy(By, ct), ct);
        return Host is null ? followers : [.. followers.Append(Host.SharedInbox ?? Host.Inbox).Distinct()];
    }
}
