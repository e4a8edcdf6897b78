namespace Farandole.Domain.Kernel;

/// <summary>A picture that was cleaned and stored, and what it shows, in at most <see cref="MaxAlt"/> characters.</summary>
public sealed record ShownPicture(PictureId Picture, int Width, int Height, string Alt)
{
    public const int MaxAlt = 300;
}
