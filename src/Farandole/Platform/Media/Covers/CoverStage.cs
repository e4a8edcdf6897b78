using System.Text;
using static System.FormattableString;
using static Farandole.Platform.Media.Covers.Whole;

namespace Farandole.Platform.Media.Covers;

/// <summary>One picture being drawn: its size, its papers, its hills, and the three scenes that can be played.</summary>
internal sealed class CoverStage
{
    private readonly CoverDice dice;
    private readonly CoverPaper paper;
    private readonly CutPaper[] kinds;
    private readonly int width,
        height;
    private readonly double wave;
    private readonly (int X, int Y, int Radius) moon;

    public CoverStage(CoverDice dice, CoverWish wish, CoverPaper paper)
    {
        (this.dice, this.paper, width, height) = (dice, paper, wish.Width, wish.Height);
        wave = dice.Throw() * 6.28;
        kinds = CutPapers.InOrderOf(wish.Seed);
        moon = (
            Round(width * (.2 + dice.Throw() * .6)),
            Round(height * (.72 + dice.Throw() * .12)),
            Round(height * (.62 + dice.Throw() * .3))
        );
    }

    private string[] Trio => [paper.A, paper.B, paper.C];

    public string Draw(CoverScene scene) =>
        Invariant($"<rect width=\"{width}\" height=\"{height}\" fill=\"{paper.Background}\"/>")
        + scene switch
        {
            CoverScene.Ball => Ball(),
            CoverScene.Dance => Dance(),
            CoverScene.Maypole => Maypole(),
            _ => throw new ArgumentOutOfRangeException(nameof(scene)),
        };

    private string Ball()
    {
        var svg = new StringBuilder(Disc(moon.X, moon.Y, moon.Radius, paper.Hill));
        var flip = dice.Heads(.5);
        for (var i = 0; i < 3; i++)
        {
            var up = i % 2 == 0 != flip;
            var y = height * (.04 + i * .25);
            var sag = height * (.07 + dice.Throw() * .06);
            var count = Many(9 + dice.Throw() * 4 - i);
            string[] colours = [Trio[i % 3], Trio[(i + 1) % 3], Trio[(i + 2) % 3]];
            var garland = new Garland(kinds[i], count, height * (.15 + i * .035), colours[..(2 + i % 2)])
            {
                From = y + (up ? 0 : height * .12),
                To = y + (up ? height * .12 : 0),
                Sag = sag,
            };
            svg.Append(garland.Draw(dice, width, paper.Ink));
        }

        return svg.ToString();
    }

    private string Dance()
    {
        var sag = height * (.07 + dice.Throw() * .05);
        var garland = new Garland(kinds[0], Many(10 + dice.Throw() * 4), height * .14, [paper.A, paper.C, paper.B])
        {
            From = height * -.02,
            To = height * .05,
            Sag = sag,
        };
        var strung = garland.Draw(dice, width, paper.Ink);
        var shape = new ChainShape(Many(6 + dice.Throw() * 3), height * .56, dice.Heads(.5));
        var chain = new DancingChain(dice, paper, (width, Ground), shape);
        return Disc(moon.X, Round(height * .42), Round(height * .3), paper.Hill) + strung + Hill() + chain.Draw();
    }

    private string Maypole()
    {
        var pole = (X: Round(width * (.3 + dice.Throw() * .4)), Y: Round(height * .03));
        var svg = new StringBuilder(Disc(moon.X, height, Round(moon.Radius * .8), paper.Hill)).Append(Hill());
        (int X, double Y)[] ends = [(-50, .22), (width + 50, .2), (-50, .74), (width + 50, .72)];
        for (var i = 0; i < ends.Length; i++)
        {
            var ribbon = new Ribbon(pole, (ends[i].X, height * ends[i].Y), i > 1, height);
            svg.Append(
                ribbon.Draw(dice, kinds[i > 1 ? 1 : 0], [Trio[i % 3], Trio[(i + 1) % 3], Trio[(i + 2) % 3]], paper.Ink)
            );
        }

        return svg.Append(
                Invariant($"<path d=\"M{pole.X} {pole.Y}V{height}\" stroke=\"{paper.Ink}\" stroke-width=\"11\"/>")
            )
            .Append(Disc(pole.X, pole.Y + 4, 17, paper.A))
            .ToString();
    }

    private double Ground(double x) => height * .95 + Math.Sin(x / 420 + wave) * height * .035;

    private string Hill()
    {
        var left = Round(Ground(0) - height * .07);
        var crest = Round(Ground(width * .25) - height * .17);
        var middle = Round(Ground(width * .5) - height * .08);
        var right = Round(Ground(width) - height * .07);
        return Invariant($"<path d=\"M0 {height}V{left}Q{Round(width * .25)} {crest} {Round(width * .5)} {middle}")
            + Invariant($"T{width} {right}V{height}Z\" fill=\"{paper.Hill}\"/>");
    }

    /// <summary>A wide banner gets more papers, not bigger ones.</summary>
    private int Many(double count) => Round(count * ((double)width / height / 1.905));

    private static string Disc(int x, int y, int radius, string colour) =>
        Invariant($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{colour}\"/>");
}
