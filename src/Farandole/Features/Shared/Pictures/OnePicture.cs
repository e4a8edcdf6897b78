using Farandole.Domain.Kernel;

namespace Farandole.Features.Shared.Pictures;

/// <summary>One picture of several that belong together.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Folder">The address that it lies under.</param>
/// <param name="Alt">What it shows.</param>
/// <param name="Width">Of the large one.</param>
/// <param name="Height">Of the large one.</param>
public sealed record OnePicture(PictureId Id, string Folder, string Alt, int Width, int Height)
{
    internal string Address => $"{Folder}/{Id}.webp";

    internal string Small => $"{Folder}/{Id}-s.webp";

    /// <summary>The field in which it is described.</summary>
    internal string Field => FieldOf(Id);

    internal static string FieldOf(PictureId id) => $"alt-{id}";
}
