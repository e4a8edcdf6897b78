namespace Farandole.Platform.Media.Pictures;

/// <summary>What becomes of a picture's shape.</summary>
internal enum PictureCut
{
    /// <summary>Kept, smaller if need be.</summary>
    Whole,

    /// <summary>A square of its middle, for faces.</summary>
    Square,
}

/// <summary>What comes in, and what goes out.</summary>
internal static class PictureLimits
{
    public const int Bytes = 10 * 1024 * 1024;
    public const long Pixels = 40_000_000;
    public const int Side = 12_000;

    /// <summary>What the child process may take: the bomb that passes the header check ends here.</summary>
    public const long Memory = 512L * 1024 * 1024;
    public const int Seconds = 10;

    /// <summary>The picture of the page; the height only stops a ribbon of 1 × 12,000.</summary>
    public const int Width = 1200,
        Height = 2400;

    public const int ThumbnailWidth = 400,
        ThumbnailHeight = 800;

    /// <summary>Of a picture that stands for somebody: large on their page, small in a list.</summary>
    public const int FaceSide = 400,
        SmallFaceSide = 112;

    public static bool Exceeded(long width, long height) => width > Side || height > Side || width * height > Pixels;
}
