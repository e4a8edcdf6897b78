using System.Net;
using static System.FormattableString;

namespace Farandole.Platform.Media.Covers;

/// <summary>What the cover shows.</summary>
internal enum CoverScene
{
    /// <summary>Garlands that cross over a big moon.</summary>
    Ball,

    /// <summary>The dance itself, under a garland.</summary>
    Dance,

    /// <summary>Strings that fall from a pole.</summary>
    Maypole,
}

/// <summary>What to draw. Without a paper or a scene, the id decides; a salt gives the same event another picture.</summary>
internal sealed record CoverWish(string Id, int Width, int Height)
{
    public string? Salt { get; init; }

    /// <summary>0 to 7: an index of <see cref="CoverPaper.All"/>.</summary>
    public int? Paper { get; init; }

    public CoverScene? Scene { get; init; }

    /// <summary>Says what the picture is; without it the picture is decorative.</summary>
    public string? Title { get; init; }

    public string Seed => string.IsNullOrEmpty(Salt) ? Id : $"{Id}~{Salt}";
}

/// <summary>
/// The picture of an event that has none: same id, same SVG, on every server, for ever. No clock, no network, whole
/// numbers only. Changing one throw of the dice changes every cover ever shared: the tests hold them byte for byte.
/// </summary>
internal static class CoverArt
{
    /// <summary>The size of cards, event pages and link previews.</summary>
    public const int Width = 1200,
        Height = 630;

    public static string Render(string id, int width = Width, int height = Height, string? salt = null) =>
        Render(new CoverWish(id, width, height) { Salt = salt });

    public static string Render(CoverWish wish)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wish.Width, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(wish.Height, 100);
        var dice = new CoverDice(wish.Seed);

        // Both are thrown even when the wish decides, so that choosing a paper leaves the drawing as it was.
        var (paper, scene) = (dice.Of(CoverPaper.All.Length), (CoverScene)dice.Of(3));
        var stage = new CoverStage(dice, wish, CoverPaper.All[wish.Paper ?? paper]);
        var label = string.IsNullOrEmpty(wish.Title)
            ? ""
            : $" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(wish.Title)}\"";
        return Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wish.Width} {wish.Height}\"")
            + $" preserveAspectRatio=\"xMidYMid slice\"{label}>{stage.Draw(wish.Scene ?? scene)}</svg>";
    }
}
