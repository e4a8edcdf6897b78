using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Thanks and pictures go with their event; the letter a month after it, when nobody is left to read it.</summary>
internal sealed class EraseAfterwards(Writer writer, Db read, PicturesBehind pictures) : IErase
{
    private const int AtOnce = 200;

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        while (await Next(ct) is { Count: > 0 } left)
        {
            // The files first: a row without files is tried again, files without a row would stay for ever.
            foreach (var picture in left)
                pictures.Remove(picture);
            await writer.Write(
                (db, token) => db.Set<Souvenir>().Where(s => left.Contains(s.Id)).ExecuteDeleteAsync(token),
                ct
            );
        }
        await writer.Write((db, token) => EraseWords(db, now - Event.KeptAfterEnd, token), ct);
    }

    private Task<List<PictureId>> Next(CancellationToken ct) =>
        read.Set<Souvenir>()
            .Where(s => read.AllEvents.Any(e => e.Id == s.EventId && e.DeletedAt != null))
            .OrderBy(s => s.CreatedAt)
            .Select(s => s.Id)
            .Take(AtOnce)
            .ToListAsync(ct);

    private static async Task EraseWords(Db db, Instant endedBefore, CancellationToken ct)
    {
        var gone = db.AllEvents.Where(e => e.DeletedAt != null);
        await db.Set<Afterword>().Where(a => gone.Any(e => e.Id == a.EventId)).ExecuteDeleteAsync(ct);
        var over = db.AllEvents.Where(e => e.EndsAt < endedBefore);
        await db.Set<Afterword>()
            .Where(a => a.LetterText != null && over.Any(e => e.Id == a.EventId))
            .ExecuteUpdateAsync(
                s => s.SetProperty(a => a.LetterSubject, (string?)null).SetProperty(a => a.LetterText, (string?)null),
                ct
            );
    }
}
