using System.Globalization;
using System.Text;
using Farandole.Platform.Media;

namespace Farandole.Features.Shared;

/// <summary>A QR code as <see cref="Qr"/> draws it: the path of its dark modules and the modules along one side.</summary>
internal sealed record QrDrawing(string Path, int Size)
{
    public static QrDrawing Of(string text)
    {
        var modules = QrCode.Modules(text);
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var start = x;
                while (x < modules.Count && modules[y][x])
                    x++;
                if (x > start)
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        }
        return new(path.ToString(), modules.Count);
    }
}
