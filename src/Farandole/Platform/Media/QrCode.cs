using System.Collections;
using System.Net;
using System.Text;
using QRCoder;
using static System.FormattableString;

namespace Farandole.Platform.Media;

/// <summary>
/// A link on paper or on a neighbour's phone: one SVG path, ISO/IEC 18004 level M (a code that lost 15 % of itself can
/// still be read), with the four empty modules around it that readers need. Always black on white, in the dark too.
/// </summary>
internal static class QrCode
{
    /// <summary>
    /// Markup that stands in a page or alone as a file. <paramref name="label"/> says where the code leads, to those
    /// who do not see it.
    /// </summary>
    public static string Svg(string text, string label)
    {
        var modules = Modules(text);
        var size = modules.Count;
        return Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" role=\"img\"")
            + $" aria-label=\"{WebUtility.HtmlEncode(label)}\" shape-rendering=\"crispEdges\">"
            + Invariant($"<path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/>")
            + $"<path stroke=\"#000\" d=\"{Runs(modules)}\"/></svg>";
    }

    /// <summary>Rows of dark and light, the quiet zone included.</summary>
    public static List<BitArray> Modules(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return code.ModuleMatrix;
    }

    /// <summary>Each run of dark modules is one stroke through the middle of its row: half the size of rectangles.</summary>
    private static string Runs(List<BitArray> modules)
    {
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            var row = modules[y];
            var pen = -1;
            for (var x = 0; x < row.Length; )
            {
                var end = x;
                while (end < row.Length && row[end] == row[x])
                    end++;
                if (row[x])
                {
                    path.Append(pen < 0 ? Invariant($"M{x} {y}.5") : Invariant($"m{x - pen} 0"));
                    path.Append(Invariant($"h{end - x}"));
                    pen = end;
                }

                x = end;
            }
        }

        return path.ToString();
    }
}
