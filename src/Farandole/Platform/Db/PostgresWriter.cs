using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;
using Npgsql;

namespace Farandole.Platform.Db;

/// <summary>
/// PostgreSQL takes many writers; one that lost a race (serialization, deadlock, same key, a row that another changed
/// since it was read) is run again.
/// </summary>
internal sealed class PostgresWriter(DbContextOptions<Db> reading, JobKinds kinds, JobBell bell, IClock clock)
    : Writer(kinds, bell, clock)
{
    private const int MostTries = 6;

    private readonly PooledDbContextFactory<Db> contexts = new(
        new DbContextOptionsBuilder<Db>(reading).UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll).Options,
        KeptPlaces.Most
    );

    public override async Task<T> Write<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Once(work, ct);
            }
            catch (Exception failure) when (tries < MostTries && IsWorthAnotherTry(failure))
            {
                await Task.Delay(Random.Shared.Next(5, 20 * tries), ct);
            }
        }
    }

    private async Task<T> Once<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var (result, aftermath) = await Perform(db, work, ct);
            await transaction.CommitAsync(ct);
            Tell(aftermath);
            return result;
        }
        finally
        {
            // What a failed try has planned must not wait for whoever has the context next.
            db.Outbox.Clear();
        }
    }

    private static bool IsWorthAnotherTry(Exception failure) =>
        failure is DbUpdateConcurrencyException
        || (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.UniqueViolation;
}
