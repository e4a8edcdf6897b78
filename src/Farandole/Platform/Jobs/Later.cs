using Farandole.Platform.Facts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Jobs;

/// <summary>Plans errands inside the transaction that makes them necessary.</summary>
internal sealed class Later(JobKinds kinds)
{
    /// <summary>Does the errand at its time, once.</summary>
    public void Do(Db.Db db, object errand, Instant due) => db.Add(Row(errand, due, key: null));

    /// <summary>
    /// Does the errand once, however often it is asked for before its time: edits that follow each other make one letter.
    /// With <paramref name="move"/> the last one asked sets errand and time; otherwise the first.
    /// </summary>
    public async Task DoOnce(Db.Db db, string key, object errand, Instant due, bool move, CancellationToken ct)
    {
        var waiting =
            await db.Set<JobRow>().AsTracking().FirstOrDefaultAsync(j => j.Key == key, ct)
            ?? db.Set<JobRow>().Local.FirstOrDefault(j => j.Key == key);
        if (waiting is null)
        {
            db.Add(Row(errand, due, key));
        }
        else if (move)
        {
            (waiting.Body, waiting.DueAt) = (FactJson.Write(errand), due);
        }
    }

    private JobRow Row(object errand, Instant due, string? key) =>
        new()
        {
            Kind = kinds.For(errand).Name,
            Body = FactJson.Write(errand),
            Key = key,
            DueAt = due,
        };
}
