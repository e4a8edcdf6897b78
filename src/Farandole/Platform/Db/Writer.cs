using Farandole.Domain.Kernel;
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
        foreach (var fact in facts)
            db.Outbox.Add(fact, kinds.ListenersOf(fact).Select(k => k.Name), clock.GetCurrentInstant());
        var leavesJobs = db.Outbox.Jobs.Count > 0;
        await db.SaveChangesAsync(ct);
        await db.WriteOutbox(ct);
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
}

/// <summary>What a transaction leaves behind for others.</summary>
internal sealed record Aftermath(IReadOnlyList<Fact> Facts, bool LeavesJobs)
{
    public static readonly Aftermath None = new([], LeavesJobs: false);
}
