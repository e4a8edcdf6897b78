using System.Buffers;
using Farandole.Domain.Kernel;

namespace Farandole.Platform.Media.Pictures;

/// <summary>What became of an upload: exactly one of the two.</summary>
internal abstract record CleanedPicture
{
    private CleanedPicture() { }

    /// <summary>Stored, with the size of the stored picture.</summary>
    public sealed record Ok(PictureId Id, int Width, int Height) : CleanedPicture;

    public sealed record Refused(PictureProblem Reason) : CleanedPicture;
}

/// <summary>
/// Takes a stranger's file and stores a picture of our own making: same look, at most 1200 px wide, nothing else of
/// the file kept. The file is measured here and decoded in another process, which may crash without harm.
/// </summary>
internal sealed class PictureCleaner(PictureStore store, PictureProcess process)
{
    /// <summary>Reads at most <see cref="PictureLimits.Bytes"/> of <paramref name="upload"/>, which stays open.</summary>
    public async Task<CleanedPicture> CleanAsync(Stream upload, CancellationToken ct, PictureCut cut = PictureCut.Whole)
    {
        using var picture = store.Expect();
        if (!await ReceiveAsync(upload, picture.Upload, ct))
            return new CleanedPicture.Refused(PictureProblem.TooBig);

        if (HeaderOf(picture.Upload).Problem is { } problem)
            return new CleanedPicture.Refused(problem);

        if (await process.CleanAsync(picture, cut, ct) is { } failure)
            return new CleanedPicture.Refused(failure);

        // The child read hostile bytes: what it wrote is looked at again before it is kept.
        var (made, small) = (HeaderOf(picture.Clean), HeaderOf(picture.Thumbnail));
        if (made.Problem is not null || small.Problem is not null)
            return new CleanedPicture.Refused(PictureProblem.Broken);

        store.Keep(picture);
        return new CleanedPicture.Ok(picture.Id, made.Width, made.Height);
    }

    /// <summary>False as soon as there is one byte too many: the rest is not even read.</summary>
    private static async Task<bool> ReceiveAsync(Stream upload, string path, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        await using var file = new FileStream(path, options);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (int read; (read = await upload.ReadAsync(buffer, ct)) > 0; )
            {
                if (file.Position + read > PictureLimits.Bytes)
                    return false;
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static PictureHeader HeaderOf(string path)
    {
        if (!File.Exists(path))
            return new(PictureProblem.Broken, 0, 0);
        using var file = File.OpenRead(path);
        return PictureHeader.Read(file);
    }
}
