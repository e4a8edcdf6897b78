using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Plans the evening's letter for each organizer whose address is confirmed.</summary>
internal sealed class TellNews(Writer writer, Later later, IClock clock) : IJob<NewsOfTheDay>
{
    public Task RunAsync(NewsOfTheDay errand, CancellationToken ct) =>
        writer.Write((db, token) => Tell(db, errand, token), ct);

    private async Task Tell(Db db, NewsOfTheDay errand, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var organized = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == errand.Event && e.DeletedAt == null, ct);
        if (organized is null || organized.IsOver(now) || organized.Status == EventStatus.Cancelled)
            return;
        var keys = await db.KeysOf(errand.Event, KeyKind.Organizer)
            .Where(k => k.Email != null && k.ConfirmedAt != null && k.QuietSince == null)
            .OrderBy(k => k.CreatedAt)
            .ToListAsync(ct);
        // Somebody with two keys of the same event reads one letter.
        foreach (var key in keys.DistinctBy(k => Convert.ToHexString(k.EmailHash!)))
            await later.DoOnce(
                db,
                $"news:{errand.Event}:{key.Id}",
                new NewsToTell(key.Id, errand.Since, now),
                now,
                move: false,
                ct
            );
    }
}
