using Farandole.Domain.Events;

namespace Farandole.Features.Agenda;

/// <summary>A town and how far from it: a circle, looked up by the quarter-degree squares that it touches.</summary>
internal sealed record Neighbourhood(string Name, double Latitude, double Longitude, int Kilometres)
{
    public const int Usual = 20;

    public static readonly int[] Reaches = [5, 20, 50];

    private const double KilometresOfOneDegree = 111.195;

    /// <summary>In degrees of latitude.</summary>
    public double Reach => Kilometres / KilometresOfOneDegree;

    /// <summary>How much shorter a degree of longitude is here; exact enough for 50 km.</summary>
    public double Squeeze => Math.Max(0.01, Math.Cos(Latitude * Math.PI / 180));

    public int?[] Cells()
    {
        const double step = 0.25;
        var wide = Math.Min(Reach / Squeeze, 180);
        var cells = new HashSet<int?>();
        for (var lat = Latitude - Reach; lat < Latitude + Reach + step; lat += step)
        for (var lon = Longitude - wide; lon < Longitude + wide + step; lon += step)
            cells.Add(
                Place.CellOf(Math.Clamp(Math.Min(lat, Latitude + Reach), -90, 90), Math.Min(lon, Longitude + wide))
            );
        return [.. cells];
    }
}
