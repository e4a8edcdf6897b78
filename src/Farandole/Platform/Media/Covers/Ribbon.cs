using System.Text;
using static System.FormattableString;
using static Farandole.Platform.Media.Covers.Whole;

namespace Farandole.Platform.Media.Covers;

/// <summary>A string from the top of the maypole to a side of the picture; low ones carry bigger papers.</summary>
internal sealed class Ribbon((int X, int Y) pole, (int X, double Y) end, bool low, int height)
{
    private readonly double size = height * (low ? .2 : .15);
    private readonly double sag = height * (low ? .1 : .06);

    public string Draw(CoverDice dice, CutPaper paper, string[] colours, string ink)
    {
        var svg = new StringBuilder(Line(ink));
        var count = Math.Max(2, Round(Math.Abs(end.X - pole.X) / (size * 1.02)));
        var outline = CutPapers.Outline(paper, Round(size * .42) * 2, Round(size));
        for (var j = low ? 1 : 0; j < count; j++)
        {
            var t = (j + .75) / (count + .2);
            var x = Round(pole.X + (end.X - pole.X) * t);
            var y = Round(pole.Y + (end.Y - pole.Y) * t + 4 * sag * t * (1 - t));
            var tilt = Round((dice.Throw() - .5) * 12);
            svg.Append(Invariant($"<path transform=\"translate({x} {y})rotate({tilt})\" d=\"{outline}\""))
                .Append(Invariant($" fill=\"{colours[j % 3]}\"{CutPapers.FillRule(paper)}/>"));
        }

        return svg.ToString();
    }

    private string Line(string ink)
    {
        var middle = (X: Round((pole.X + end.X) / 2.0), Y: Round((pole.Y + end.Y) / 2 + 2 * sag));
        return Invariant($"<path d=\"M{pole.X} {pole.Y}Q{middle.X} {middle.Y} {end.X} {Round(end.Y)}\"")
            + $" fill=\"none\" stroke=\"{ink}\" stroke-width=\"5\"/>";
    }
}
