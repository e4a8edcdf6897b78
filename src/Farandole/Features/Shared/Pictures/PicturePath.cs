using Farandole.Domain.Kernel;

namespace Farandole.Features.Shared.Pictures;

/// <summary>Where a picture is that everybody may see.</summary>
internal static class PicturePath
{
    public static string Of(PictureId picture) => $"/pictures/{picture}.webp";

    public static string SmallOf(PictureId picture) => $"/pictures/{picture}-s.webp";
}
