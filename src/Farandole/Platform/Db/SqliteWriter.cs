using System.Threading.Channels;
using Farandole.Platform.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Db;

/// <summary>
/// SQLite has one writer at a time, and several that wait for each other starve. So there is one, with a queue: what has
/// queued up meanwhile is done in one transaction (a savepoint each) and made durable by one fsync.
/// </summary>
internal sealed class SqliteWriter : Writer, IAsyncDisposable
{
    private const int MostInOneCommit = 128;

    private readonly Channel<Pending> queue = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(8192) { SingleReader = true }
    );
    private readonly DatabaseSettings settings;
    private readonly DbContextOptions<Db> reading;
    private readonly Lazy<Task> loop;

    /// <summary>Making one costs more than an insert: it goes from one to the next, until something fails in it.</summary>
    private Db? kept;

    public SqliteWriter(
        DatabaseSettings settings,
        DbContextOptions<Db> reading,
        JobKinds kinds,
        JobBell bell,
        IClock clock
    )
        : base(kinds, bell, clock)
    {
        (this.settings, this.reading) = (settings, reading);
        loop = new(() =>
            Task
                .Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .Unwrap()
        );
    }

    public override async Task<T> Write<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        _ = loop.Value;
        var pending = new Pending<T>(work, ct);
        await queue.Writer.WriteAsync(pending, ct);
        return await pending.Done;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (loop.IsValueCreated)
            await loop.Value;
    }

    private async Task Loop()
    {
        await using var connection = settings.WritingConnection();
        await connection.OpenAsync();
        await Run(
            connection,
            "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 2000; PRAGMA temp_store = MEMORY"
        );
        // Made from the options that reading has, so that both share one model: building it takes a third of a second.
        var options = new DbContextOptionsBuilder<Db>(reading)
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll)
            .Options;
        while (await queue.Reader.WaitToReadAsync())
        {
            var batch = new List<Pending>();
            while (batch.Count < MostInOneCommit && queue.Reader.TryRead(out var next))
                batch.Add(next);
            await Commit(connection, options, batch);
        }
        await Drop();
    }

    private async Task Commit(SqliteConnection connection, DbContextOptions<Db> options, List<Pending> batch)
    {
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            await Perform(transaction, options, batch);
            await transaction.CommitAsync();
        }
        catch (SqliteException failure)
        {
            // Nothing of the batch is durable: disk full, I/O error. Everybody is told; nobody is acknowledged.
            batch.ForEach(p => p.Fail(failure));
            await Drop();
        }
        var durable = batch.Where(p => p.IsDurable).Select(p => p.Aftermath).ToList();
        Tell(new([.. durable.SelectMany(a => a.Facts)], durable.Exists(a => a.LeavesJobs)));
        batch.ForEach(p => p.Acknowledge());
    }

    private async Task Perform(SqliteTransaction transaction, DbContextOptions<Db> options, List<Pending> batch)
    {
        foreach (var pending in batch)
        {
            if (!await Try(transaction, await Enter(transaction, options), pending))
                await Drop();
        }
        if (kept is not null)
            await kept.Database.UseTransactionAsync(null);
    }

    private async Task<Db> Enter(SqliteTransaction transaction, DbContextOptions<Db> options)
    {
        if (kept is null)
        {
            kept = new Db(options);
            kept.Database.AutoSavepointsEnabled = false;
        }
        if (kept.Database.CurrentTransaction is null)
            await kept.Database.UseTransactionAsync(transaction);
        return kept;
    }

    private async Task Drop()
    {
        if (kept is not null)
            await kept.DisposeAsync();
        kept = null;
    }

    /// <summary>False when it failed, and with it the context.</summary>
    private async Task<bool> Try(SqliteTransaction transaction, Db db, Pending pending)
    {
        if (pending.Ct.IsCancellationRequested)
        {
            pending.Fail(new OperationCanceledException(pending.Ct));
            return true;
        }
        await transaction.SaveAsync("one");
        try
        {
            await pending.Perform(this, db);
            await transaction.ReleaseAsync("one");
            db.ChangeTracker.Clear();
            return true;
        }
#pragma warning disable CA1031 // Whatever it was, it is its caller's, and must not take the others down.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await transaction.RollbackAsync("one");
            pending.Fail(failure);
            return false;
        }
    }

    private static async Task Run(SqliteConnection connection, string pragmas)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Ours.
        command.CommandText = pragmas;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private abstract class Pending(CancellationToken ct)
    {
        public CancellationToken Ct => ct;

        public Aftermath Aftermath { get; protected set; } = Aftermath.None;

        public abstract bool IsDurable { get; }

        public abstract Task Perform(SqliteWriter writer, Db db);

        public abstract void Fail(Exception failure);

        public abstract void Acknowledge();
    }

    private sealed class Pending<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken ct) : Pending(ct)
    {
        // Continuations run elsewhere: the queue must not wait for a caller's page.
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Done => done.Task;

        public override bool IsDurable => !done.Task.IsCompleted;

        public override async Task Perform(SqliteWriter writer, Db db) =>
            (result, Aftermath) = await writer.Perform(db, work, Ct);

        public override void Fail(Exception failure) => done.TrySetException(failure);

        public override void Acknowledge() => done.TrySetResult(result);
    }
}
