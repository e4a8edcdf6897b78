using System.Text;
using Farandole.Domain.Kernel;
using Farandole.Platform.Media.Pictures;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Media;

/// <summary>A store in a folder of its own and a cleaner that starts real child processes.</summary>
internal sealed class PictureWorkshop : IDisposable
{
    private readonly PictureProcess process;

    public PictureWorkshop(PictureCommand? command = null)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("farandole-media-").FullName;
        Store = new PictureStore(Directory, SystemClock.Instance);
        process = new PictureProcess(command ?? TestChild.Command, NullLogger<PictureProcess>.Instance);
        Cleaner = new PictureCleaner(Store, process);
    }

    public string Directory { get; }

    public PictureStore Store { get; }

    public PictureCleaner Cleaner { get; }

    public string[] Files => System.IO.Directory.GetFiles(Directory, "*", SearchOption.AllDirectories);

    public Task<CleanedPicture> CleanAsync(byte[] file) =>
        Cleaner.CleanAsync(new MemoryStream(file), TestContext.Current.CancellationToken);

    /// <summary>The stored page picture and its thumbnail.</summary>
    public async Task<(CleanedPicture.Ok Picture, byte[] Page, byte[] Thumbnail)> StoredAsync(byte[] file)
    {
        var picture = Assert.IsType<CleanedPicture.Ok>(await CleanAsync(file));
        return (picture, Bytes(picture.Id, PictureSize.Page), Bytes(picture.Id, PictureSize.Thumbnail));
    }

    /// <summary>Refused for this reason, and nothing of the file is left on the disk.</summary>
    public async Task RefusesAsync(PictureProblem reason, byte[] file)
    {
        Assert.Equal(new CleanedPicture.Refused(reason), await CleanAsync(file));
        Assert.Empty(Files);
    }

    public Task RefusesAsync(PictureProblem reason, string text) =>
        RefusesAsync(reason, Encoding.Latin1.GetBytes(text));

    private byte[] Bytes(PictureId id, PictureSize size)
    {
        using var file = Store.Open(id, size)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose()
    {
        process.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
