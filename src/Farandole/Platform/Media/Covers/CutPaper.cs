using static System.FormattableString;
using static Farandole.Platform.Media.Covers.Whole;

namespace Farandole.Platform.Media.Covers;

/// <summary>The five papers that hang from a string.</summary>
internal enum CutPaper
{
    Pennant,
    Swallow,
    Flag,
    Fan,
    Lantern,
}

/// <summary>How each paper is cut: a path that hangs from (0,0), as wide (always even) and as high as asked.</summary>
internal static class CutPapers
{
    /// <summary>The papers in the order that this seed prefers. Their names are hashed: they are part of the art.</summary>
    public static CutPaper[] InOrderOf(string seed) =>
        [.. Enum.GetValues<CutPaper>().OrderBy(paper => CoverDice.Hash(seed + NameOf(paper)))];

    public static string Outline(CutPaper paper, int width, int height) =>
        paper switch
        {
            CutPaper.Pennant => Invariant($"M{-width / 2} 0H{width / 2}L0 {height}Z"),
            CutPaper.Swallow => Invariant(
                $"M{-width / 2} 0H{width / 2}V{height}L0 {Round(height * .68)}L{-width / 2} {height}Z"
            ),
            CutPaper.Flag => Flag(width, height),
            CutPaper.Fan => Invariant($"M{-width / 2} 0H{width / 2}A{width / 2} {width / 2} 0 0 1 {-width / 2} 0Z"),
            CutPaper.Lantern => Lantern(width / 2),
            _ => throw new ArgumentOutOfRangeException(nameof(paper)),
        };

    /// <summary>A flag has holes: its inner outlines must not be filled.</summary>
    public static string FillRule(CutPaper paper) => paper == CutPaper.Flag ? " fill-rule=\"evenodd\"" : "";

    private static string NameOf(CutPaper paper) =>
        paper switch
        {
            CutPaper.Pennant => "pennant",
            CutPaper.Swallow => "swallow",
            CutPaper.Flag => "flag",
            CutPaper.Fan => "fan",
            CutPaper.Lantern => "lantern",
            _ => throw new ArgumentOutOfRangeException(nameof(paper)),
        };

    /// <summary>"Papel picado": a scalloped hem and three cut-outs.</summary>
    private static string Flag(int width, int height)
    {
        var r = Round(width / 6.0);
        var scallop = Invariant($"a{r} {r} 0 0 1 {-2 * r} 0");
        var (half, fifth) = (Round(width * .17), Round(height * .2));
        var (slot, hole) = (Round(width * .16), Round(height * .12));
        var row = Round(height * .56);
        return Invariant($"M{-width / 2} 0H{width / 2}V{Round(height * .84)}{scallop}{scallop}{scallop}Z")
            + Invariant($"M0 {Round(height * .16)}l{half} {fifth}l{-half} {fifth}l{-half} {-fifth}Z")
            + Invariant($"M{-Round(width * .3)} {row}h{slot}v{hole}h{-slot}Z")
            + Invariant($"M{Round(width * .14)} {row}h{slot}v{hole}h{-slot}Z");
    }

    private static string Lantern(int r) =>
        Invariant($"M0 6m{-r} {r}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z");
}
