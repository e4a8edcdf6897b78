using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Jobs;

/// <summary>Plans errands inside the transaction that makes them necessary.</summary>
internal sealed class Later(JobKinds kinds, Writer writer)
{
    /// <summary>What the keys of errands that wait for a better moment begin with.</summary>
    public const string Waiting = "waits:";

    /// <summary>Does the errand at its time, once.</summary>
    public void Do(Db.Db db, object errand, Instant due) => db.Outbox.Add(Row(errand, due, key: null));

    /// <summary>
    /// Does the errand once, however often it is asked for before its time: edits that follow each other make one letter.
    /// With <paramref name="move"/> the last one asked sets errand and time; otherwise the first.
    /// </summary>
    public async Task DoOnce(Db.Db db, string key, object errand, Instant due, bool move, CancellationToken ct)
    {
        var waiting =
            await db.Set<JobRow>().AsTracking().FirstOrDefaultAsync(j => j.Key == key, ct) ?? db.Outbox.Waiting(key);
        if (waiting is null)
        {
            db.Outbox.Add(Row(errand, due, key));
        }
        else if (move)
        {
            (waiting.Body, waiting.DueAt) = (FactJson.Write(errand), due);
        }
    }

    /// <summary>An errand whose moment has not come, outside any transaction. Those that came first go first.</summary>
    public Task DoAgain(string kind, object errand, Instant due, CancellationToken ct) =>
        writer.Write(
            (db, _) =>
            {
                db.Outbox.Add(
                    new JobRow
                    {
                        Kind = kind,
                        Body = FactJson.Write(errand),
                        Key = $"{Waiting}{Guid.NewGuid():N}",
                        DueAt = due,
                    }
                );
                return Task.CompletedTask;
            },
            ct
        );

    /// <summary>Whether this is an errand whose moment had not come before.</summary>
    public static bool HasWaited(JobRow job) => job.Key?.StartsWith(Waiting, StringComparison.Ordinal) == true;

    /// <summary>Whether anything waits for a better moment.</summary>
    public static Task<bool> SomeWait(Db.Db db, CancellationToken ct) =>
        db.Set<JobRow>().AnyAsync(j => j.Key != null && j.Key.StartsWith(Waiting), ct);

    private JobRow Row(object errand, Instant due, string? key) =>
        new()
        {
            Kind = kinds.For(errand).Name,
            Body = FactJson.Write(errand),
            Key = key,
            DueAt = due,
        };
}
