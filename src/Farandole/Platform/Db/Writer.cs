using Farandole.Domain.Kernel;
using Farandole.Platform.Facts;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Db;

/// <summary>
/// The only way to change the database. One call is one transaction: state, facts and the jobs that the facts call for
/// are durable together when the task ends, or not there at all. The work must do nothing but talk to its <see cref="Db"/>:
/// it may be run again after a conflict, and others wait for it.
/// </summary>
internal abstract class Writer(JobKinds kinds, JobBell bell, IClock clock)
{
    /// <summary>Told of facts once they are durable, before the one who asked is: caches forget.</summary>
    public event Action<IReadOnlyList<Fact>>? Committed;

    public abstract Task<T> Write<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken ct);

    public Task Write(Func<Db, CancellationToken, Task> work, CancellationToken ct) =>
        Write(
            async (db, token) =>
            {
                await work(db, token);
                return true;
            },
            ct
        );

    /// <summary>Runs the work and adds its facts and jobs; the caller commits and then calls <see cref="Tell"/>.</summary>
    protected async Task<(T Result, Aftermath Aftermath)> Perform<T>(
        Db db,
        Func<Db, CancellationToken, Task<T>> work,
        CancellationToken ct
    )
    {
        var result = await work(db, ct);
        var facts = db.ChangeTracker.Entries<Entity>().SelectMany(e => e.Entity.TakeFacts()).ToList();
        AddFacts(db, facts);
        var leavesJobs = db.ChangeTracker.Entries<JobRow>().Any(e => e.State == EntityState.Added);
        await db.SaveChangesAsync(ct);
        return (result, new(facts, leavesJobs));
    }

    /// <summary>
    /// Wakes the runner only where there may be something to do: it writes too, and would otherwise wake itself for ever.
    /// </summary>
    protected void Tell(Aftermath aftermath)
    {
        if (aftermath.Facts.Count > 0)
            Committed?.Invoke(aftermath.Facts);
        if (aftermath.LeavesJobs)
            bell.Ring();
    }

    private void AddFacts(Db db, List<Fact> facts)
    {
        var now = clock.GetCurrentInstant();
        foreach (var fact in facts)
        {
            var row = new FactRow
            {
                Kind = fact.GetType().Name,
                Body = FactJson.Write(fact),
                At = now,
            };
            db.Add(row);
            foreach (var listener in kinds.ListenersOf(fact))
                db.Add(
                    new JobRow
                    {
                        Kind = listener.Name,
                        Body = row.Body,
                        Fact = row,
                        DueAt = now,
                    }
                );
        }
    }
}

/// <summary>What a transaction leaves behind for others.</summary>
internal sealed record Aftermath(IReadOnlyList<Fact> Facts, bool LeavesJobs)
{
    public static readonly Aftermath None = new([], LeavesJobs: false);
}
