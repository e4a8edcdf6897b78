using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Platform.Media.Pictures;

/// <summary>Which of the two files of a picture.</summary>
internal enum PictureSize
{
    Page,
    Thumbnail,
}

/// <summary>
/// Pictures as files under one folder of the data directory. Names are made here and nowhere else; every path is
/// made canonical and must lie inside, so that no name, however it came, leads out.
/// </summary>
internal sealed class PictureStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly Duration CrashedAfter = Duration.FromMinutes(10);
    private readonly IClock clock;
    private readonly string folder;
    private readonly string incoming;

    /// <param name="dataDirectory">Of the instance.</param>
    /// <param name="clock">To tell what a crash left behind.</param>
    /// <param name="shelf">The folder in it; pictures that are not for everybody have one of their own.</param>
    public PictureStore(string dataDirectory, IClock clock, string shelf = "pictures")
    {
        this.clock = clock;
        folder = Path.GetFullPath(Path.Combine(dataDirectory, shelf));
        incoming = Path.Combine(folder, "incoming");
        foreach (var path in (string[])[folder, incoming])
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    /// <summary>Names for a picture that is about to come.</summary>
    public IncomingPicture Expect()
    {
        SweepCrashed();
        var id = PictureId.New();
        return new(id, Inside($"incoming/{id}.upload"), Inside($"incoming/{id}.webp"), Inside($"incoming/{id}-s.webp"));
    }

    /// <summary>Puts the cleaned files in their place, where they stay as they are until they are removed.</summary>
    public void Keep(IncomingPicture picture)
    {
        File.Move(picture.Thumbnail, PathOf(picture.Id, PictureSize.Thumbnail));
        File.Move(picture.Clean, PathOf(picture.Id, PictureSize.Page));
    }

    /// <summary>A stored picture to read and to close; null when there is none.</summary>
    public FileStream? Open(PictureId id, PictureSize size)
    {
        try
        {
            return File.OpenRead(PathOf(id, size));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a stored picture as pages show it; null when there is none.</summary>
    public async Task<byte[]?> Read(PictureId id, CancellationToken ct)
    {
        await using var file = Open(id, PictureSize.Page);
        if (file is null)
            return null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>Erases both files; a picture that is not there is not an error, for erasing may be tried again.</summary>
    public void Remove(PictureId id)
    {
        File.Delete(PathOf(id, PictureSize.Page));
        File.Delete(PathOf(id, PictureSize.Thumbnail));
    }

    private string PathOf(PictureId id, PictureSize size) =>
        Inside(size == PictureSize.Page ? $"{id}.webp" : $"{id}-s.webp");

    private string Inside(string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidOperationException("A picture must lie inside its folder.");
    }

    /// <summary>A server that was killed in the middle leaves an upload with all its metadata: it must not stay.</summary>
    private void SweepCrashed()
    {
        var limit = (clock.GetCurrentInstant() - CrashedAfter).ToDateTimeUtc();
        foreach (var path in Directory.EnumerateFiles(incoming).Where(path => File.GetLastWriteTimeUtc(path) < limit))
            File.Delete(path);
    }
}
