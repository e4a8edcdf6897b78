using System.Collections.Concurrent;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Jobs;

/// <summary>
/// Does what is due: takes a lease on a few jobs, runs them, writes them off. A job that fails comes again later, and is
/// parked, visible, after eight tries. A process that dies leaves its leases to run out.
/// </summary>
internal sealed partial class JobRunner(
    Writer writer,
    DatabaseSettings settings,
    JobKinds kinds,
    IServiceScopeFactory scopes,
    IClock clock,
    ILogger<JobRunner> log
) : DueWork
{
    public const int MostTries = 8;
    private const int Claimed = 32;

    // Letters mostly wait for a mail server; those who wait for a page come first.
    private const int AtOnce = 2;
    private static readonly Duration Lease = Duration.FromSeconds(60);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(50);

    /// <summary>One round: at most as many jobs as one claim takes.</summary>
    public override async Task<int> RunDue(CancellationToken ct)
    {
        if (!await SomeAreDue(ct))
            return 0;
        var claimed = await TakeLeases(ct);
        if (claimed.Count == 0)
            return 0;
        var outcomes = new ConcurrentBag<(JobRow Job, string? Error)>();
        await Parallel.ForEachAsync(
            Lines(claimed),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (line, token) =>
            {
                foreach (var job in line)
                    outcomes.Add((job, await Run(job, token)));
            }
        );
        await WriteOff([.. outcomes], ct);
        return claimed.Count;
    }

    /// <summary>
    /// What may be done beside each other. Those who have waited for a better moment stand in one line, so that none of them
    /// overtakes another: where there is room for some only, it is for those that came first.
    /// </summary>
    private static IEnumerable<IReadOnlyList<JobRow>> Lines(List<JobRow> claimed) =>
        claimed
            .Index()
            .GroupBy(c => Later.HasWaited(c.Item) ? -1 : c.Index)
            .Select(line => line.Select(c => c.Item).ToList());

    /// <summary>Asked every few seconds, day and night: neither the writer nor the model is troubled for "no".</summary>
    private async Task<bool> SomeAreDue(CancellationToken ct)
    {
        await using var connection = settings.Connection();
        await connection.OpenAsync(ct);
        return await connection.First(
            "SELECT 1 FROM jobs WHERE parked_at IS NULL AND due_at <= @now AND (leased_until IS NULL OR leased_until < @now) LIMIT 1",
            ct,
            ("now", clock.GetCurrentInstant().ToUnixTimeMilliseconds())
        )
            is not null;
    }

    private Task<List<JobRow>> TakeLeases(CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var due = db.Database.IsNpgsql()
                    ? db.Set<JobRow>()
                        .FromSql(
                            $"""
                            SELECT * FROM jobs WHERE parked_at IS NULL AND due_at <= {now.ToUnixTimeMilliseconds()}
                            AND (leased_until IS NULL OR leased_until < {now.ToUnixTimeMilliseconds()})
                            ORDER BY due_at, id LIMIT {Claimed} FOR UPDATE SKIP LOCKED
                            """
                        )
                    : db.Set<JobRow>()
                        .Where(j =>
                            j.ParkedAt == null && j.DueAt <= now && (j.LeasedUntil == null || j.LeasedUntil < now)
                        )
                        .OrderBy(j => j.DueAt)
                        .ThenBy(j => j.Id)
                        .Take(Claimed);
                var claimed = await due.AsTracking().ToListAsync(token);
                foreach (var job in claimed)
                {
                    job.LeasedUntil = now + Lease;
                    // The key is given up now: what is asked for from here on is another errand. Whoever waited waits until it
                    // is done, and is not taken for forgotten meanwhile.
                    if (!Later.HasWaited(job))
                        job.Key = null;
                }
                return claimed;
            },
            ct
        );

    /// <summary>Null when it went well, else what went wrong: a type and a code, never anybody's text.</summary>
    private async Task<string?> Run(JobRow job, CancellationToken ct)
    {
        if (kinds.Named(job.Kind) is not { } kind)
            return "unknown kind";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(MostTime);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await kind.Run(scope.ServiceProvider, FactJson.Read(job.Body, kind.Errand), limit.Token);
            return null;
        }
#pragma warning disable CA1031 // A job may fail in any way; it must never take the runner down.
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(job.Kind, job.Id, failure.GetType().Name, failure.StackTrace);
            return failure.GetType().Name;
        }
    }

    private Task WriteOff((JobRow Job, string? Error)[] outcomes, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var done = outcomes.Where(o => o.Error is null).Select(o => o.Job.Id).ToArray();
                await db.Set<JobRow>().Where(j => done.Contains(j.Id)).ExecuteDeleteAsync(token);
                var now = clock.GetCurrentInstant();
                foreach (var (job, error) in outcomes.Where(o => o.Error is not null))
                {
                    var tries = job.Tries + 1;
                    await db.Set<JobRow>()
                        .Where(j => j.Id == job.Id)
                        .ExecuteUpdateAsync(
                            s =>
                                s.SetProperty(j => j.Tries, tries)
                                    .SetProperty(j => j.Error, error)
                                    .SetProperty(j => j.LeasedUntil, (Instant?)null)
                                    .SetProperty(j => j.DueAt, now + BackOff(tries))
                                    .SetProperty(j => j.ParkedAt, tries >= MostTries ? now : (Instant?)null),
                            token
                        );
                }
            },
            ct
        );

    /// <summary>15 s, 1 min, 4 min… with jitter, about two days in all.</summary>
    private static Duration BackOff(int tries) =>
        Duration.FromSeconds(15 * Math.Pow(4, Math.Min(tries, 7) - 1) * (1 + Random.Shared.NextDouble() / 4));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Kind} {Id} failed: {Failure} {Stack}")]
    private partial void LogFailure(string kind, long id, string failure, string? stack);
}
