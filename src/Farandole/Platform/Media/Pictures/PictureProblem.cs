namespace Farandole.Platform.Media.Pictures;

/// <summary>Why a file is not taken as a picture. The words are in the catalogues beside this file.</summary>
internal enum PictureProblem
{
    /// <summary>More than <see cref="PictureLimits.Bytes"/>.</summary>
    TooBig,

    /// <summary>Neither JPEG, PNG nor WebP, whatever its name says.</summary>
    NotAPicture,

    /// <summary>Begins as a picture but cannot be read to its end within the limits of time and memory.</summary>
    Broken,

    /// <summary>More than <see cref="PictureLimits.Pixels"/>, or a side above <see cref="PictureLimits.Side"/>.</summary>
    TooManyPixels,

    /// <summary>Has more than one frame.</summary>
    Animated,
}

internal static class PictureProblems
{
    /// <summary>The key of the sentence for the person who chose the file.</summary>
    public static string Key(this PictureProblem problem) =>
        problem switch
        {
            PictureProblem.TooBig => "picture.too_big",
            PictureProblem.NotAPicture => "picture.not_a_picture",
            PictureProblem.Broken => "picture.broken",
            PictureProblem.TooManyPixels => "picture.too_many_pixels",
            PictureProblem.Animated => "picture.animated",
            _ => throw new ArgumentOutOfRangeException(nameof(problem)),
        };
}
