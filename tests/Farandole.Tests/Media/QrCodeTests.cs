using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Farandole.Platform.Media;
using QRCoder;
using Xunit;

namespace Farandole.Tests.Media;

public sealed class QrCodeTests
{
    private const int QuietZone = 4;

    public static TheoryData<string> Links =>
        [
            "https://a.fr",
            "https://farandole.example/e/eau20",
            "https://farandole.example/e/eau20?from=poster&paper=a4",
            "https://farandole.example/organize#key=3yQm7Vd0cT1hWJtq8kUoB2xg9zRfLsNnAeYpDi6C5Ew",
            "https://farandole.example/e/f%C3%AAte-de-l-%C3%A9t%C3%A9/"
                + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "https://farandole.example/"
                + "a-very-long-address-that-somebody-chose-a-very-long-address-that-somebody-chose-a-very-long-address-that-somebody-chose",
        ];

    [Theory]
    [MemberData(nameof(Links))]
    public void A_reader_that_follows_the_standard_reads_the_link(string link)
    {
        var drawn = Drawn(QrCode.Svg(link, "QR"));
        var size = drawn.GetLength(0) - 2 * QuietZone;
        var inner = new bool[size, size];
        for (var y = 0; y < size; y++)
        for (var x = 0; x < size; x++)
            inner[y, x] = drawn[y + QuietZone, x + QuietZone];

        Assert.Equal(link, QrReader.Read(inner));
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void The_strokes_are_the_modules_and_the_quiet_zone_is_quiet(string link)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var drawn = Drawn(QrCode.Svg(link, "QR"));

        Assert.Equal(code.ModuleMatrix.Count, drawn.GetLength(0));
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        for (var x = 0; x < code.ModuleMatrix.Count; x++)
        {
            Assert.Equal(code.ModuleMatrix[y][x], drawn[y, x]);
            var edge = Math.Min(Math.Min(x, y), code.ModuleMatrix.Count - 1 - Math.Max(x, y));
            Assert.False(drawn[y, x] && edge < QuietZone);
        }
    }

    [Fact]
    public void It_is_a_picture_with_a_name_black_on_white_and_light()
    {
        var svg = QrCode.Svg("https://farandole.example/e/eau20", "QR <code> \"vers\" l’événement");
        var root = XDocument.Parse(svg).Root!;

        Assert.Equal("img", root.Attribute("role")?.Value);
        Assert.Equal("QR <code> \"vers\" l’événement", root.Attribute("aria-label")?.Value);
        Assert.Equal("crispEdges", root.Attribute("shape-rendering")?.Value);
        Assert.Equal("0 0 37 37", root.Attribute("viewBox")?.Value);
        Assert.Equal(["#fff", null], root.Elements().Select(path => path.Attribute("fill")?.Value));
        Assert.Equal([null, "#000"], root.Elements().Select(path => path.Attribute("stroke")?.Value));
        Assert.InRange(svg.Length, 500, 2_500);
    }

    [Fact]
    public void The_same_link_is_always_the_same_drawing()
    {
        var svg = QrCode.Svg("https://a.fr", "a");

        Assert.StartsWith(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\" role=\"img\" aria-label=\"a\"",
            svg,
            StringComparison.Ordinal
        );
        Assert.Contains("d=\"M4 4.5h7m", svg, StringComparison.Ordinal);
        Assert.Equal(svg, QrCode.Svg("https://a.fr", "a"));
    }

    /// <summary>Draws the strokes of the SVG again: [row, column], true is black.</summary>
    private static bool[,] Drawn(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var size = Number(root.Attribute("viewBox")!.Value.Split(' ')[2]);
        var modules = new bool[size, size];
        var (x, y) = (0, 0);
        foreach (
            Match step in Regex.Matches(
                root.Elements().Last().Attribute("d")!.Value,
                @"M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)"
            )
        )
        {
            if (step.Groups[1].Success)
                (x, y) = (Number(step.Groups[1].Value), Number(step.Groups[2].Value));
            else if (step.Groups[3].Success)
                x += Number(step.Groups[3].Value);
            else
                for (var end = x + Number(step.Groups[4].Value); x < end; x++)
                    modules[y, x] = true;
        }

        return modules;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
