namespace Farandole.Platform.Places;

/// <summary>Finds the nearest town: the globe in squares of one degree, each with its towns.</summary>
internal sealed class PlaceGrid
{
    private const int Columns = 360;
    private const int Rows = 180;
    private const double KilometresPerDegree = 111.2;
    private readonly PlaceTable table;
    private readonly int[] cellStart = new int[(Columns * Rows) + 1];
    private readonly int[] placesByCell;

    public PlaceGrid(PlaceTable table)
    {
        this.table = table;
        var cells = new int[table.Count];
        placesByCell = new int[table.Count];
        for (var place = 0; place < cells.Length; place++)
        {
            cells[place] = Cell(RowOf(table.Latitude(place)), ColumnOf(table.Longitude(place)));
            placesByCell[place] = place;
            cellStart[cells[place] + 1]++;
        }
        for (var cell = 1; cell < cellStart.Length; cell++)
            cellStart[cell] += cellStart[cell - 1];
        Array.Sort(cells, placesByCell);
    }

    /// <summary>The nearest town, or null when there is none within <paramref name="kilometres"/>.</summary>
    public int? Nearest(double latitude, double longitude, double kilometres)
    {
        int? nearest = null;
        var best = kilometres;
        var row = RowOf(latitude);
        var reach = (int)Math.Ceiling(kilometres / KilometresPerDegree);
        for (var away = 0; away <= reach; away++)
        {
            // Whatever lies `away` rows off is at least `away - 1` whole degrees of latitude away.
            if ((away - 1) * KilometresPerDegree > best)
                break;
            SearchRow(row - away);
            if (away > 0)
                SearchRow(row + away);
        }
        return nearest;

        void SearchRow(int there)
        {
            if (there is < 0 or >= Rows)
                return;
            // Degrees of longitude shrink toward the poles: near them one looks all around.
            var narrow = Math.Cos(Math.Min(90, Math.Max(Math.Abs(there - 90), Math.Abs(there - 89))) * Math.PI / 180);
            var wide = (int)Math.Min(Columns / 2, Math.Ceiling(best / (KilometresPerDegree * Math.Max(narrow, 0.001))));
            for (var offset = -wide; offset <= wide; offset++)
            {
                var cell = Cell(there, (ColumnOf(longitude) + offset + Columns) % Columns);
                for (var i = cellStart[cell]; i < cellStart[cell + 1]; i++)
                {
                    var distance = Distance(latitude, longitude, placesByCell[i]);
                    if (distance <= best)
                        (best, nearest) = (distance, placesByCell[i]);
                }
            }
        }
    }

    private static int RowOf(double latitude) => Math.Clamp((int)Math.Floor(latitude) + 90, 0, Rows - 1);

    private static int ColumnOf(double longitude) => Math.Clamp((int)Math.Floor(longitude) + 180, 0, Columns - 1);

    private static int Cell(int row, int column) => (row * Columns) + column;

    private double Distance(double latitude, double longitude, int place) =>
        Globe.Kilometres(latitude, longitude, table.Latitude(place), table.Longitude(place));
}

/// <summary>Distances on the Earth taken as a ball: right to half a percent.</summary>
internal static class Globe
{
    private const double Radius = 6371;

    public static double Kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (a, b) = (double.DegreesToRadians(latitude), double.DegreesToRadians(otherLatitude));
        var halfHeight = Math.Sin((b - a) / 2);
        var halfWidth = Math.Sin(double.DegreesToRadians(otherLongitude - longitude) / 2);
        var part = (halfHeight * halfHeight) + (Math.Cos(a) * Math.Cos(b) * halfWidth * halfWidth);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(part)));
    }
}
