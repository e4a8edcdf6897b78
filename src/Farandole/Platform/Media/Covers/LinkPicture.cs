using System.Text;
using NetVips;

namespace Farandole.Platform.Media.Covers;

/// <summary>
/// The cover as a PNG, for the messengers that show a link with its picture and cannot read SVG. Drawn once, then read
/// from disk. The cache is bounded, because anybody may ask for the cover of an event that does not exist.
/// </summary>
internal sealed class LinkPicture : IDisposable
{
    private const int MostFiles = 2000;

    private readonly string folder;
    private readonly SemaphoreSlim turn = new(1);

    public LinkPicture(string dataDirectory)
    {
        folder = Path.GetFullPath(Path.Combine(dataDirectory, "cache", "covers"));
        Directory.CreateDirectory(folder);
    }

    /// <summary>The path of the PNG, drawn now if it never was.</summary>
    public async Task<string> FileAsync(CoverName name, CancellationToken ct)
    {
        var path = Path.Combine(folder, $"{name}.png");
        if (File.Exists(path))
            return path;

        await turn.WaitAsync(ct);
        try
        {
            if (!File.Exists(path))
                await DrawAsync(name, path, ct);
            return path;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>1200 × 630 in a palette: flat papers need few colours, and messengers give up on heavy pictures.</summary>
    public static byte[] Render(CoverName name)
    {
        var svg = CoverArt.Render(name.Id, CoverArt.Width, CoverArt.Height, name.Salt);
        using var drawing = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg));
        using var opaque = drawing.Flatten();
        return opaque.PngsaveBuffer(
            compression: 9,
            palette: true,
            bitdepth: 8,
            dither: 0,
            effort: 4,
            keep: Enums.ForeignKeep.None
        );
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Under another name first: nobody reads half a picture.</summary>
    private async Task DrawAsync(CoverName name, string path, CancellationToken ct)
    {
        MakeRoom();
        var draft = Path.Combine(folder, $"{Guid.NewGuid():N}.draft");
        var png = await Task.Run(() => Render(name), ct);
        await File.WriteAllBytesAsync(draft, png, ct);
        File.Move(draft, path, overwrite: true);
    }

    private void MakeRoom()
    {
        var files = new DirectoryInfo(folder).GetFiles();
        if (files.Length < MostFiles)
            return;
        foreach (var oldest in files.OrderBy(file => file.LastWriteTimeUtc).Take(MostFiles / 4))
            oldest.Delete();
    }
}
