using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using NodaTime;

namespace Farandole.Features.Shared.Pictures;

/// <summary>Pictures that come with a form: cleaned, and thrown away again when nothing comes of the form.</summary>
internal sealed class IncomingPictures(PictureCleaner cleaner, PictureStore store, IClock clock)
{
    /// <summary>Null when the form came without one.</summary>
    public async Task<CleanedPicture?> Clean(IFormFile? file, CancellationToken ct, PictureCut cut = PictureCut.Whole)
    {
        if (file is null)
            return null;
        await using var upload = file.OpenReadStream();
        return await cleaner.CleanAsync(upload, ct, cut);
    }

    public void Discard(CleanedPicture? picture)
    {
        if (picture is CleanedPicture.Ok ok)
            store.Remove(ok.Id);
    }

    public void Discard(PictureId? picture)
    {
        if (picture is { } id)
            store.Remove(id);
    }

    public PictureRow RowOf(CleanedPicture.Ok picture, EventId? id)
    {
        using var file = store.Open(picture.Id, PictureSize.Page);
        return new()
        {
            Id = picture.Id,
            EventId = id,
            Bytes = file?.Length ?? 0,
            Width = picture.Width,
            Height = picture.Height,
            CreatedAt = clock.GetCurrentInstant(),
        };
    }
}
