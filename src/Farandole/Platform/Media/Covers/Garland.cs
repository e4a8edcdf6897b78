using System.Text;
using static System.FormattableString;
using static Farandole.Platform.Media.Covers.Whole;

namespace Farandole.Platform.Media.Covers;

/// <summary>A string from one side of the picture to the other, with papers that hang from it.</summary>
internal sealed record Garland(CutPaper Paper, int Count, double Size, string[] Colours)
{
    public required double From { get; init; }

    public required double To { get; init; }

    public required double Sag { get; init; }

    public string Draw(CoverDice dice, int width, string ink)
    {
        var svg = new StringBuilder(Line(width, ink));
        for (var i = 0; i < Count; i++)
        {
            var t = (i + .5) / Count;
            var (x, y) = At(t, width);
            var slope = Math.Atan2(To - From + 4 * Sag * (1 - 2 * t), width + 80) * 57.3;
            var tilt = Round((Paper == CutPaper.Lantern ? 0 : slope) + (dice.Throw() - .5) * 9);
            var (w, h) = (Round(Size / 2) * 2, Round(Size * (Paper == CutPaper.Flag ? 1.25 : 1.3)));
            var place = Invariant($"<path transform=\"translate({x} {y})rotate({tilt})\" d=\"");
            svg.Append(place)
                .Append(CutPapers.Outline(Paper, w, h))
                .Append("\" fill=\"")
                .Append(Colours[i % Colours.Length])
                .Append('"')
                .Append(CutPapers.FillRule(Paper))
                .Append("/>");
            if (Paper == CutPaper.Lantern)
                svg.Append(place)
                    .Append(Ribs(w / 2))
                    .Append("\" fill=\"none\" stroke=\"")
                    .Append(ink)
                    .Append("\" stroke-width=\"4\" stroke-opacity=\".55\"/>");
        }

        return svg.ToString();
    }

    /// <summary>A quadratic Bézier is the parabola exactly: its control point hangs 2 × sag under the middle.</summary>
    private string Line(int width, string ink)
    {
        var (start, end) = (At(0, width), At(1, width));
        var middle = (X: Round((start.X + end.X) / 2.0), Y: Round((start.Y + end.Y) / 2.0 + 2 * Sag));
        return Invariant($"<path d=\"M{start.X} {start.Y}Q{middle.X} {middle.Y} {end.X} {end.Y}\"")
            + $" fill=\"none\" stroke=\"{ink}\" stroke-width=\"5\"/>";
    }

    private (int X, int Y) At(double t, int width) =>
        (Round(-40 + (width + 80) * t), Round(From + (To - From) * t + 4 * Sag * t * (1 - t)));

    private static string Ribs(int r)
    {
        var (top, bottom) = (Round(6 + r * .1), Round(6 + r * 1.9));
        var (near, far) = (Round(r * .45), Round(r * .8));
        return Invariant($"M0 0V6M{-near} {top}Q{-far} {6 + r} {-near} {bottom}")
            + Invariant($"M{near} {top}Q{far} {6 + r} {near} {bottom}");
    }
}
