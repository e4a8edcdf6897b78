using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Searching;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>
/// Makes the words by which events are found what everybody may read of them now. It looks at what is, so that no order of
/// jobs and no repetition leaves anything else.
/// </summary>
internal sealed class IndexEvents(Writer writer, IClock clock)
{
    /// <summary>Others wait for the transaction that they are written in.</summary>
    public const int MostAtOnce = 50;

    public Task These(IReadOnlyCollection<EventId> ids, CancellationToken ct) =>
        writer.Write((inside, token) => These(inside, ids, token), ct);

    /// <summary>All that somebody announces, or came to.</summary>
    public Task Of(IQueryable<EventHost> hosts, CancellationToken ct) =>
        Each(hosts.Select(h => h.EventId).Distinct(), ct);

    /// <summary>What is in the agenda, and is found by nothing.</summary>
    public Task Missing(Db db, CancellationToken ct) =>
        Each(db.Agenda().Where(e => !db.Set<SearchEntry>().Any(s => s.EventId == e.Id)).Select(e => e.Id), ct);

    private async Task Each(IQueryable<EventId> events, CancellationToken ct)
    {
        foreach (var some in (await events.ToListAsync(ct)).Chunk(MostAtOnce))
            await These(some, ct);
    }

    /// <summary>Whether any of them is found by other words than it should be.</summary>
    public async Task<bool> Differ(Db db, IReadOnlyCollection<EventId> ids, CancellationToken ct)
    {
        var (stand, should) = (await Kept(db, ids).ToListAsync(ct), await Should(db, ids, ct));
        return stand.Count != should.Count || !should.TrueForAll(e => stand.Exists(s => s.Says(e)));
    }

    private async Task These(Db inside, IReadOnlyCollection<EventId> ids, CancellationToken ct)
    {
        // Whoever changes them waits from here on: what is written down is not older than what stands there afterwards.
        await inside
            .AllEvents.Where(e => ids.Contains(e.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken), ct);
        await inside.IndexAnew(Kept(inside, ids), await Should(inside, ids, ct), ct);
    }

    private static IQueryable<SearchEntry> Kept(Db db, IReadOnlyCollection<EventId> ids) =>
        db.Set<SearchEntry>().Where(s => s.EventId != null && ids.Contains(s.EventId.Value));

    private async Task<List<SearchEntry>> Should(Db db, IReadOnlyCollection<EventId> ids, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var listed = await db.Agenda().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        var seen = await db.WithHosts(
            [.. listed.Values.Select(e => EventAsSeen.By(Standing.Passer, e, now))],
            Viewer.Nobody,
            ct
        );
        return [.. seen.Select(s => EventsToFind.Entry(s, listed[s.Id])).OfType<SearchEntry>()];
    }
}

internal abstract class IndexOn<TFact>(IndexEvents events) : IJob<TFact>
    where TFact : Fact, IAboutEvent
{
    public Task RunAsync(TFact errand, CancellationToken ct) => events.These([errand.Event], ct);
}

internal sealed class IndexListed(IndexEvents events) : IndexOn<EventListed>(events);

internal sealed class IndexChanged(IndexEvents events) : IndexOn<EventChanged>(events);

internal sealed class IndexRevealed(IndexEvents events) : IndexOn<PieceRevealed>(events);

internal sealed class IndexClosed(IndexEvents events) : IndexOn<DoorsClosed>(events);

internal sealed class IndexDeleted(IndexEvents events) : IndexOn<EventDeleted>(events);

internal sealed class IndexHosts(IndexEvents events) : IndexOn<HostsChanged>(events);

internal sealed class IndexLeftAlone(IndexEvents events) : IndexOn<EventLeftAlone>(events);

/// <summary>Who announces something is found by their name as well.</summary>
internal sealed class IndexOfProfile(Db db, IndexEvents events) : IJob<ProfileChanged>
{
    public Task RunAsync(ProfileChanged errand, CancellationToken ct)
    {
        var changed = errand.Profile;
        return events.Of(db.Set<EventHost>().Where(h => h.ProfileId == changed), ct);
    }
}

internal sealed class IndexOfGroup(Db db, IndexEvents events) : IJob<GroupChanged>
{
    public Task RunAsync(GroupChanged errand, CancellationToken ct)
    {
        var changed = errand.Group;
        return events.Of(db.Set<EventHost>().Where(h => h.GroupId == changed), ct);
    }
}

/// <summary>What a group announces that the instance hides is found no more, and again once it hides it no more.</summary>
internal sealed class IndexOfBlocked(Db db, IndexEvents events) : IJob<BlocksChanged>
{
    public async Task RunAsync(BlocksChanged errand, CancellationToken ct)
    {
        var id = errand.Block;
        var block = await db.Set<Block>().FirstOrDefaultAsync(b => b.Id == id, ct);
        if (block is { ByInstance: true, Group: { } hidden })
            await events.Of(db.Set<EventHost>().Where(h => h.GroupId == hidden), ct);
        else if (block is null)
            await events.Missing(db, ct);
    }
}
