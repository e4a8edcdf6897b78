using System.Security.Cryptography;
using NetVips;

namespace Farandole.Platform.Media.Pictures;

/// <summary>
/// The hidden sub-command <c>picture CUT INPUT OUTPUT THUMBNAIL</c>: reads hostile bytes with native decoders, in a process
/// that holds nothing worth stealing and may not grow. Only three decoders are left open.
/// </summary>
internal static class CleanPictureCommand
{
    public const int Done = 0;

    /// <summary>Exit codes above this are problems, far from those of the shell, the runtime and signals.</summary>
    private const int FirstProblem = 40;

    /// <summary>
    /// No file is made twice with the same bytes, even of one upload: a grain that no eye sees, so that two profiles that
    /// wear one picture are not joined by it (security.md T15). What compression leaves of less is too often nothing.
    /// </summary>
    private const double Grain = 1.5;

    public static int Run(string cut, string input, string output, string thumbnail)
    {
        ProcessLimits.Lower(PictureLimits.Memory, PictureLimits.Seconds);
        OnlyThreeDecoders();
        try
        {
            return Examine(input) is { } problem ? CodeOf(problem) : Convert(input, SizesOf(cut), output, thumbnail);
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
    private static int Convert(string input, Sizes sizes, string output, string thumbnail)
    {
        using var upright = Image.Thumbnail(
            input,
            sizes.Width,
            height: sizes.Height,
            size: sizes.Fit,
            crop: sizes.Crop,
            outputProfile: "srgb",
            failOn: Enums.FailOn.Error
        );
        using var page = upright.CopyMemory();
        using var small = page.ThumbnailImage(
            sizes.SmallWidth,
            height: sizes.SmallHeight,
            size: sizes.Fit,
            crop: sizes.Crop
        );
        Save(page, output);
        Save(small, thumbnail);
        return Done;
    }

    private static void Save(Image image, string path)
    {
        using var grained = Grained(image);
        grained.Webpsave(path, q: 80, smartSubsample: true, effort: 4, keep: Enums.ForeignKeep.None);
    }

    private static Image Grained(Image image)
    {
        using var grain = Image.Gaussnoise(
            image.Width,
            image.Height,
            sigma: Grain,
            mean: 0,
            seed: RandomNumberGenerator.GetInt32(int.MaxValue)
        );
        using var glass = image.HasAlpha() ? Image.Black(image.Width, image.Height) : null;
        // On the colours alone: what can be seen through stays as it was.
        using var all = glass is null
            ? grain.Copy()
            : grain.Bandjoin([.. Enumerable.Repeat(grain, image.Bands - 2), glass]);
        return (image + all).Rint().Cast(Enums.BandFormat.Uchar);
    }

    private static Sizes SizesOf(string cut) =>
        cut == nameof(PictureCut.Square)
            ? new(
                PictureLimits.FaceSide,
                PictureLimits.FaceSide,
                PictureLimits.SmallFaceSide,
                PictureLimits.SmallFaceSide,
                // A face fills its square, however small the file was.
                Enums.Size.Both,
                Enums.Interesting.Centre
            )
            : new(
                PictureLimits.Width,
                PictureLimits.Height,
                PictureLimits.ThumbnailWidth,
                PictureLimits.ThumbnailHeight,
                Enums.Size.Down,
                null
            );

    private sealed record Sizes(
        int Width,
        int Height,
        int SmallWidth,
        int SmallHeight,
        Enums.Size Fit,
        Enums.Interesting? Crop
    );
}
