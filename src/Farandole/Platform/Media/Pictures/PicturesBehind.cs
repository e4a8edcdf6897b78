using Farandole.Domain.Kernel;

namespace Farandole.Platform.Media.Pictures;

/// <summary>
/// Pictures that only some may see. They lie apart from those that everybody has, so that no address of the others, and
/// no web server in front that was told where those are, ever leads to them: a capability hands each out itself.
/// </summary>
internal sealed class PicturesBehind(PictureStore store, PictureProcess process)
{
    public const string Shelf = "pictures/behind";

    private readonly PictureCleaner cleaner = new(store, process);

    public Task<CleanedPicture> CleanAsync(Stream upload, CancellationToken ct) => cleaner.CleanAsync(upload, ct);

    /// <inheritdoc cref="PictureStore.Open"/>
    public FileStream? Open(PictureId id, PictureSize size) => store.Open(id, size);

    /// <inheritdoc cref="PictureStore.Remove"/>
    public void Remove(PictureId id) => store.Remove(id);

    /// <inheritdoc cref="PictureStore.Expect"/>
    public IncomingPicture Expect() => store.Expect();

    /// <inheritdoc cref="PictureStore.Keep"/>
    public void Keep(IncomingPicture picture) => store.Keep(picture);
}
