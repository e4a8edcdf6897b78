using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Searching;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>Everything is looked at anew, some at a time.</summary>
/// <param name="IsElsewhere">Ours first, then what is of other sites.</param>
/// <param name="After">The last one that was looked at.</param>
internal sealed record EverythingToIndex(bool IsElsewhere, Guid After)
{
    public static readonly EverythingToIndex First = new(IsElsewhere: false, Guid.Empty);
}

/// <summary>
/// Looks each night at every event and at what it is found by: what an older version wrote, or nobody, and whatever a mistake
/// of ours left over, is made right. What is right already is read and not written.
/// </summary>
internal sealed class IndexRound(Db read, IndexEvents events, Writer writer, Later later, IClock clock)
    : IJob<EverythingToIndex>
{
    private static readonly Duration Pause = Duration.FromDays(1);

    public async Task RunAsync(EverythingToIndex errand, CancellationToken ct)
    {
        if (errand == EverythingToIndex.First)
            await Begin(ct);
        var last = errand.IsElsewhere ? await Theirs(errand.After, ct) : await Ours(errand.After, ct);
        if (last is null && errand.IsElsewhere)
            return;
        var next = last is { } seen
            ? errand with
            {
                After = seen,
            }
            : new EverythingToIndex(IsElsewhere: true, Guid.Empty);
        await writer.Write(
            (db, _) =>
            {
                later.Do(db, next, clock.GetCurrentInstant());
                return Task.CompletedTask;
            },
            ct
        );
    }

    /// <summary>The next night's first, so that a round that fails does not end the chain; and what is listed no more.</summary>
    private Task Begin(CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                await later.PlanIndexing(db, clock.GetCurrentInstant() + Pause, token);
                await db.Set<SearchEntry>()
                    .Where(s => s.EventId != null && !db.Agenda().Any(e => e.Id == s.EventId))
                    .ExecuteDeleteAsync(token);
            },
            ct
        );

    private async Task<Guid?> Ours(Guid after, CancellationToken ct)
    {
        var last = new EventId(after);
        var ids = await read.Agenda()
            .Where(e => e.Id > last)
            .OrderBy(e => e.Id)
            .Take(IndexEvents.MostAtOnce)
            .Select(e => e.Id)
            .ToListAsync(ct);
        if (ids.Count == 0)
            return null;
        if (await events.Differ(read, ids, ct))
            await events.These(ids, ct);
        return ids[^1].Value;
    }

    private async Task<Guid?> Theirs(Guid after, CancellationToken ct)
    {
        var rows = await read.Set<RemoteEventRow>()
            .Where(e => e.Id > after)
            .OrderBy(e => e.Id)
            .Take(IndexEvents.MostAtOnce)
            .ToListAsync(ct);
        foreach (var row in rows)
        {
            var words = EventsToFind.WordsOf(row);
            await writer.Write(
                async (inside, token) =>
                {
                    // As it was read: what came meanwhile was written down with its words.
                    if (
                        await inside
                            .Set<RemoteEventRow>()
                            .AnyAsync(e => e.Id == row.Id && e.ChangedAt == row.ChangedAt, token)
                    )
                        await inside.IndexElsewhere(row, words, token);
                },
                ct
            );
        }
        return rows.Count == 0 ? null : rows[^1].Id;
    }
}

internal static class Indexing
{
    /// <summary>A round at this moment, or when the one begins that waits already.</summary>
    public static Task PlanIndexing(this Later later, Db inside, Instant at, CancellationToken ct, bool move = false) =>
        later.DoOnce(inside, nameof(EverythingToIndex), EverythingToIndex.First, at, move, ct);

    /// <summary>For an operator: everything is found by nothing until the program has looked at it anew.</summary>
    public static async Task IndexAgain(this IServiceProvider services, CancellationToken ct)
    {
        var (index, later) = (services.GetRequiredService<SearchIndex>(), services.GetRequiredService<Later>());
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        await services
            .GetRequiredService<Writer>()
            .Write(
                async (inside, token) =>
                {
                    await index.Empty(inside, token);
                    await later.PlanIndexing(inside, now, token, move: true);
                },
                ct
            );
    }
}

/// <summary>Sees to it at each start that a round waits: soon after the first start with a database that has no words yet.</summary>
internal sealed class PlanIndexing(Writer writer, Later later, FirstAnswer first, IClock clock) : BackgroundService
{
    /// <summary>Before <see cref="Platform.Settle"/> gives back what a start needed.</summary>
    private static readonly Duration AfterStart = Duration.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await first.Wait(stoppingToken);
        await writer.Write(
            (db, ct) => later.PlanIndexing(db, clock.GetCurrentInstant() + AfterStart, ct),
            stoppingToken
        );
    }
}
