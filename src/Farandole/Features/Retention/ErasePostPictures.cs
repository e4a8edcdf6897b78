using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Pictures whose post went with its group: the file goes as well.</summary>
internal sealed class ErasePostPictures(Writer writer, Db read, PicturesBehind pictures) : IErase
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
                (db, token) => db.Set<PostPicture>().Where(p => left.Contains(p.Id)).ExecuteDeleteAsync(token),
                ct
            );
        }
    }

    private Task<List<PictureId>> Next(CancellationToken ct) =>
        read.Set<PostPicture>().Where(p => p.PostId == null).Select(p => p.Id).Take(AtOnce).ToListAsync(ct);
}
