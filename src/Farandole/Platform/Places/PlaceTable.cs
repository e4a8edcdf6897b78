using System.Buffers.Text;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace Farandole.Platform.Places;

/// <summary>A country by its two letters (ISO 3166-1) and its names.</summary>
internal sealed record Country(string Code, string French, string English)
{
    public string NameIn(string language) => language == "fr" ? French : English;
}

/// <summary>What the towns of one group share: the file is sorted by it.</summary>
internal sealed record Area(Country Country, string Region, string RegionInFrench, string TimeZone)
{
    public string RegionIn(string language) => language == "fr" && RegionInFrench.Length > 0 ? RegionInFrench : Region;
}

/// <summary>
/// The towns, packed: one buffer of names and a few arrays of numbers, since 88,000 objects would weigh more than all the rest.
/// A town has its name, then perhaps its French name, then perhaps an older spelling.
/// </summary>
internal sealed class PlaceTable
{
    private const string Resource = "places.txt.br";
    private readonly List<Area> areas = [];
    private readonly Dictionary<string, Country> countries = [];
    private readonly List<ushort> areaOf = [];
    private readonly List<int> latitudes = [];
    private readonly List<int> longitudes = [];
    private readonly List<int> populations = [];
    private readonly List<int> firstName = [];
    private readonly List<bool> hasFrench = [];
    private readonly List<int> nameStart = [];
    private readonly List<int> nameOwner = [];
    private readonly byte[] text;
    private readonly List<int> nameEnd = [];

    private PlaceTable(byte[] text)
    {
        this.text = text;
        var rest = 0;
        while (rest < text.Length)
        {
            var end = rest + text.AsSpan(rest).IndexOf((byte)'\n');
            switch (text[rest])
            {
                case (byte)'@':
                    AddCountry(Cells(rest + 1, end));
                    break;
                case (byte)'#':
                    AddArea(Cells(rest + 1, end));
                    break;
                default:
                    AddTown(rest, end);
                    break;
            }
            rest = end + 1;
        }
        firstName.Add(nameStart.Count);
    }

    public int Count => areaOf.Count;

    public int NameCount => nameStart.Count;

    public static PlaceTable Load()
    {
        using var packed =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        using var open = new BrotliStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        open.CopyTo(bytes);
        return new PlaceTable(bytes.ToArray());
    }

    public IEnumerable<Country> Countries => countries.Values;

    public IEnumerable<Area> Areas => areas;

    public Area AreaOf(int place) => areas[areaOf[place]];

    public double Latitude(int place) => latitudes[place] / 1000.0;

    public double Longitude(int place) => longitudes[place] / 1000.0;

    /// <summary>To two digits, and 0 when nobody counted: ranks towns, is never shown.</summary>
    public int Population(int place) => populations[place];

    public int OwnerOf(int name) => nameOwner[name];

    public string Name(int name) => Encoding.UTF8.GetString(text, nameStart[name], nameEnd[name] - nameStart[name]);

    public string NameOf(int place, string language) =>
        Name(firstName[place] + (language == "fr" && hasFrench[place] ? 1 : 0));

    private string[] Cells(int start, int end) => Encoding.UTF8.GetString(text, start, end - start).Split('\t');

    private void AddCountry(string[] cells) => countries.Add(cells[0], new Country(cells[0], cells[1], cells[2]));

    private void AddArea(string[] cells) => areas.Add(new Area(countries[cells[0]], cells[1], cells[2], cells[3]));

    /// <summary>name, latitude and longitude in thousandths of a degree, population, French name, other name.</summary>
    private void AddTown(int start, int end)
    {
        firstName.Add(nameStart.Count);
        areaOf.Add((ushort)(areas.Count - 1));
        var at = AddName(start, end);
        latitudes.Add(ReadNumber(ref at));
        longitudes.Add(ReadNumber(ref at));
        populations.Add(ReadNumber(ref at));
        hasFrench.Add(at < end && text[at] != '\t');
        while (at < end)
            at = AddName(at, end);
    }

    private int AddName(int start, int end)
    {
        var tab = text.AsSpan(start, end - start).IndexOf((byte)'\t');
        var stop = tab < 0 ? end : start + tab;
        if (stop > start)
        {
            nameStart.Add(start);
            nameEnd.Add(stop);
            nameOwner.Add(areaOf.Count - 1);
        }
        return stop + 1;
    }

    private int ReadNumber(ref int at)
    {
        if (!Utf8Parser.TryParse(text.AsSpan(at), out int number, out var read))
            throw new FormatException($"Not a number in {Resource}, at byte {at}.");
        at += read + 1;
        return number;
    }
}
