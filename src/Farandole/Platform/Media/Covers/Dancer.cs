using static System.FormattableString;
using static Farandole.Platform.Media.Covers.Whole;

namespace Farandole.Platform.Media.Covers;

/// <summary>Four silhouettes, none of them a "man" or a "woman".</summary>
internal enum Silhouette
{
    Smock,
    Trousers,
    Coat,
    Wheelchair,
}

/// <summary>One paper figure of the chain: where its feet are, how tall (children, adults), how it leans.</summary>
internal sealed record Dancer(int X, int Ground, double Height, Silhouette Silhouette, string Colour, double Lean)
{
    public int Shoulder => Round(Ground - Height * .62);

    /// <summary>The width of an arm.</summary>
    public int Arm => Round(Height * .082);

    /// <summary>The body, the head and perhaps the wheel.</summary>
    public string Draw(int tilt)
    {
        var svg =
            Invariant(
                $"<path transform=\"translate({X} {Ground})rotate({tilt})\" d=\"{Outline()}\" fill=\"{Colour}\"/>"
            )
            + Invariant($"<circle cx=\"{X}\" cy=\"{Round(Ground - Height * .83)}\" r=\"{Round(Height * .115)}\"")
            + $" fill=\"{Colour}\"/>";
        if (Silhouette != Silhouette.Wheelchair)
            return svg;
        var wheel = Round(Height * .17);
        return svg
            + Invariant($"<circle cx=\"{X}\" cy=\"{Round(Ground - Height * .17)}\" r=\"{wheel}\" fill=\"none\"")
            + Invariant($" stroke=\"{Colour}\" stroke-width=\"{Round(Height * .055)}\"/>");
    }

    private string Outline()
    {
        var top = -Of(.68);
        var torso = Invariant($"M{-Of(.115)} {top}Q0 {top - Of(.05)} {Of(.115)} {top}");
        return torso
            + Silhouette switch
            {
                Silhouette.Smock => Invariant(
                    $"L{Of(.19)} {-Of(.27)}H{Of(.12)}L{Of(.15 + Lean)} 0H{Of(.03 + Lean)}L0 {-Of(.24)}"
                ) + Invariant($"L{-Of(.05)} 0H{-Of(.17)}L{-Of(.11)} {-Of(.27)}H{-Of(.19)}Z"),
                Silhouette.Trousers => Invariant(
                    $"L{Of(.11)} {-Of(.34)}L{Of(.2 + Lean)} 0H{Of(.08 + Lean)}L0 {-Of(.25)}"
                ) + Invariant($"L{-Of(.09)} 0H{-Of(.21)}L{-Of(.11)} {-Of(.34)}Z"),
                Silhouette.Coat => Invariant(
                    $"Q{Of(.15)} {-Of(.36)} {Of(.23)} {-Of(.09)}Q{Of(.12)} {-Of(.03)} 0 {-Of(.07)}"
                ) + Invariant($"T{-Of(.23)} {-Of(.09)}Q{-Of(.15)} {-Of(.36)} {-Of(.115)} {top}Z"),
                Silhouette.Wheelchair => Invariant(
                    $"L{Of(.1)} {-Of(.36)}H{Of(.3)}L{Of(.36)} {-Of(.06)}H{Of(.26)}L{Of(.21)} {-Of(.24)}H{-Of(.1)}Z"
                ),
                _ => throw new InvalidOperationException($"No outline for {Silhouette}."),
            };
    }

    private int Of(double share) => Round(Height * share);
}
