using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Pictures that no event, here or elsewhere, and no profile or group shows a day after they came: never used, replaced, or what they were of is gone.</summary>
internal sealed class ErasePictures(Writer writer, Db read, PictureStore store) : IErase
{
    private const int AtOnce = 200;
    private static readonly Duration Unused = Duration.FromHours(24);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        while (await Next(now - Unused, ct) is { Count: > 0 } unused)
        {
            // The files first: a row without files is tried again, files without a row would stay for ever.
            foreach (var picture in unused)
                store.Remove(picture);
            await writer.Write(
                (db, token) => db.Set<PictureRow>().Where(p => unused.Contains(p.Id)).ExecuteDeleteAsync(token),
                ct
            );
        }
    }

    private Task<List<PictureId>> Next(Instant cameBefore, CancellationToken ct) =>
        read.Set<PictureRow>()
            .Where(p => p.CreatedAt < cameBefore && !read.AllEvents.Any(e => e.Picture == p.Id))
            .Where(p => !read.Set<Profile>().Any(f => f.Picture == p.Id))
            .Where(p => !read.Set<Group>().Any(g => g.Picture == p.Id || g.Banner == p.Id))
            .Where(p => !read.Set<RemoteEventRow>().Any(e => e.Picture == p.Id))
            .OrderBy(p => p.CreatedAt)
            .Select(p => p.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
}
