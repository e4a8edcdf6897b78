using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Farandole.Platform.Media.Pictures;

/// <summary>
/// The name of a stored picture: 128 random bits in lower-case hexadecimal. Who knows it may see the picture, so it
/// comes from the system's generator and says nothing of the file, its owner or its time.
/// </summary>
internal readonly partial record struct PictureId
{
    private readonly string? text;

    private PictureId(string text) => this.text = text;

    public static PictureId New() => new(RandomNumberGenerator.GetHexString(32, lowercase: true));

    public static bool TryParse([NotNullWhen(true)] string? text, out PictureId id)
    {
        var known = text is not null && Shape().IsMatch(text);
        id = known ? new PictureId(text!) : default;
        return known;
    }

    public override string ToString() =>
        text ?? throw new InvalidOperationException("This picture was never named.");

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex Shape();
}
