using System.Text;
using static System.FormattableString;
using static Farandole.Platform.Media.Covers.Whole;

namespace Farandole.Platform.Media.Covers;

/// <summary>
/// The open chain, for a farandole is never a closed ring: paper figures hand in hand, the first one waving a pennant.
/// </summary>
internal sealed class DancingChain
{
    private readonly CoverPaper paper;
    private readonly double size;
    private readonly int direction;
    private readonly Dancer[] dancers;
    private readonly CoverDice dice;

    /// <summary>
    /// <paramref name="ground"/> gives the height of the soil at x. The dice are thrown in this exact order, for ever:
    /// the wave, the wheelchair, then height, silhouette and lean of each dancer.
    /// </summary>
    public DancingChain(
        CoverDice dice,
        CoverPaper paper,
        (int Width, Func<double, double> Ground) stage,
        ChainShape shape
    )
    {
        (this.dice, this.paper, size, direction) = (dice, paper, shape.Size, shape.Flip ? -1 : 1);
        var step = stage.Width / (shape.Count - .6);
        var phase = dice.Throw() * 6.28;
        var wheelchair = dice.Heads(.6) ? 1 + dice.Of(shape.Count - 3) : -1;
        string[] colours = [paper.A, paper.B, paper.Ink];
        dancers = new Dancer[shape.Count + 1];
        for (var i = 0; i < dancers.Length; i++)
        {
            // Room for the leader's pennant.
            var fromLeft = stage.Width - step * i - Math.Max(step * .75, size * .64);
            var x = shape.Flip ? stage.Width - fromLeft : fromLeft;
            var ground = stage.Ground(x) + Math.Sin(x / 170 + phase) * size * .07;
            var height = size * (dice.Heads(.22) ? .72 : .92 + dice.Throw() * .16);
            var silhouette = i == wheelchair ? Silhouette.Wheelchair : (Silhouette)dice.Of(3);
            dancers[i] = new(Round(x), Round(ground), height, silhouette, colours[i % 3], dice.Throw() * .06);
        }
    }

    public string Draw()
    {
        var svg = new StringBuilder();
        for (var i = 0; i < dancers.Length; i++)
        {
            var dancer = dancers[i];
            svg.Append(i == 0 ? Leader(dancer) : Arm(dancer, dancers[i - 1]));
            if (i < dancers.Length - 1)
                svg.Append(Arm(dancer, dancers[i + 1]));
            svg.Append(dancer.Draw(Round((dice.Throw() - .5) * 8)));
        }

        return svg.ToString();
    }

    /// <summary>One arm up, a pennant in hand.</summary>
    private string Leader(Dancer leader)
    {
        var shoulder = leader.Shoulder;
        var handX = leader.X + direction * leader.Height * .3;
        var handY = shoulder - leader.Height * .34;
        var pennant = size * .26;
        var (poleX, poleTop) = (Round(handX), Round(handY - size * .16));
        var elbow = (X: Round(leader.X + direction * leader.Height * .22), Y: Round(shoulder + leader.Height * .02));
        return Invariant($"<path d=\"M{poleX} {Round(handY + size * .1)}V{poleTop}\"")
            + $" stroke=\"{paper.Ink}\" stroke-width=\"6\" stroke-linecap=\"round\"/>"
            + Invariant($"<path d=\"M{poleX} {poleTop}l{Round(direction * pennant)} {Round(size * .08)}")
            + Invariant($"l{Round(-direction * pennant)} {Round(size * .08)}Z\" fill=\"{paper.C}\"/>")
            + Curve(leader, elbow, (poleX, Round(handY)));
    }

    private string Arm(Dancer from, Dancer to)
    {
        var shoulder = from.Shoulder;
        var x = (from.X + to.X) / 2.0;
        var y = (shoulder + to.Ground - to.Height * .62) / 2 + size * .11;
        var elbow = (Round((from.X + x) / 2), Round((shoulder + y) / 2 + from.Height * .09));
        return Curve(from, elbow, (Round(x), Round(y)));
    }

    private static string Curve(Dancer dancer, (int X, int Y) elbow, (int X, int Y) hand) =>
        Invariant($"<path d=\"M{dancer.X} {dancer.Shoulder}Q{elbow.X} {elbow.Y} {hand.X} {hand.Y}\" fill=\"none\"")
        + Invariant($" stroke=\"{dancer.Colour}\" stroke-width=\"{dancer.Arm}\" stroke-linecap=\"round\"/>");
}

/// <summary>How many dancers follow the leader, how tall they are about, and which way they go.</summary>
internal readonly record struct ChainShape(int Count, double Size, bool Flip);
