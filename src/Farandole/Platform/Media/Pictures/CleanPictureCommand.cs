using NetVips;

namespace Farandole.Platform.Media.Pictures;

/// <summary>
/// The hidden sub-command <c>picture INPUT OUTPUT THUMBNAIL</c>: reads hostile bytes with native decoders, in a process
/// that holds nothing worth stealing and may not grow. Only three decoders are left open.
/// </summary>
internal static class CleanPictureCommand
{
    public const int Done = 0;

    /// <summary>Exit codes above this are problems, far from those of the shell, the runtime and signals.</summary>
    private const int FirstProblem = 40;

    public static int Run(string input, string output, string thumbnail)
    {
        ProcessLimits.Lower(PictureLimits.Memory, PictureLimits.Seconds);
        OnlyThreeDecoders();
        try
        {
            return Examine(input) is { } problem ? CodeOf(problem) : Convert(input, output, thumbnail);
        }
        catch (VipsException)
        {
            // What libvips says may quote the file; the person is only told that it cannot be read.
            return CodeOf(PictureProblem.Broken);
        }
    }

    /// <summary>The problem that an exit code stands for; null when the child ended in another way.</summary>
    public static PictureProblem? ProblemOf(int exitCode) =>
        Enum.IsDefined((PictureProblem)(exitCode - FirstProblem)) ? (PictureProblem)(exitCode - FirstProblem) : null;

    private static int CodeOf(PictureProblem problem) => FirstProblem + (int)problem;

    private static void OnlyThreeDecoders()
    {
        NetVips.NetVips.BlockUntrusted = true;
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var decoder in (string[])["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"])
            Operation.Block(decoder, false);
    }

    /// <summary>The decoder's own word on what the header check was told, still before any pixel.</summary>
    private static PictureProblem? Examine(string input)
    {
        using var image = Image.NewFromFile(input, access: Enums.Access.Sequential);
        if (PictureLimits.Exceeded(image.Width, image.Height))
            return PictureProblem.TooManyPixels;
        return image.Contains("n-pages") && (int)image.Get("n-pages") > 1 ? PictureProblem.Animated : null;
    }

    /// <summary>Upright, in sRGB, 8 bits, smaller if need be; then written with no metadata at all.</summary>
    private static int Convert(string input, string output, string thumbnail)
    {
        using var upright = Image.Thumbnail(
            input,
            PictureLimits.Width,
            height: PictureLimits.Height,
            size: Enums.Size.Down,
            outputProfile: "srgb",
            failOn: Enums.FailOn.Error
        );
        using var page = upright.CopyMemory();
        using var small = page.ThumbnailImage(
            PictureLimits.ThumbnailWidth,
            height: PictureLimits.ThumbnailHeight,
            size: Enums.Size.Down
        );
        Save(page, output);
        Save(small, thumbnail);
        return Done;
    }

    private static void Save(Image image, string path) =>
        image.Webpsave(path, q: 80, smartSubsample: true, effort: 4, keep: Enums.ForeignKeep.None);
}
