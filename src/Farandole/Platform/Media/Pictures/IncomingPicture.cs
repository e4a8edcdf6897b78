using Farandole.Domain.Kernel;

namespace Farandole.Platform.Media.Pictures;

/// <summary>
/// A picture on its way in: the upload as it came (it may hold the place where it was taken) and the two files that
/// the child writes. Whatever happens, disposing leaves none of the three behind.
/// </summary>
internal sealed record IncomingPicture(PictureId Id, string Upload, string Clean, string Thumbnail) : IDisposable
{
    public void Dispose()
    {
        foreach (var path in (string[])[Upload, Clean, Thumbnail])
            File.Delete(path);
    }
}
