namespace Farandole.Platform.Places;

/// <summary>A town as one offers it to somebody who types: "Lyon, Auvergne-Rhône-Alpes, France".</summary>
internal sealed record Suggestion(string Label, double Latitude, double Longitude, string TimeZone);

/// <summary>A town that a text names.</summary>
internal sealed record Town(string Name, string Country, double Latitude, double Longitude, string TimeZone);

/// <summary>The towns of the world, known without asking anybody: suggestions, time zones, the town of an address.</summary>
internal sealed class Gazetteer
{
    private const int FarthestTown = 300;

    /// <summary>How much more a town of the own country counts, in people: Vienne in Isère comes before Vienne in Austria.</summary>
    private const double Near = 100;
    private const double Whole = 50;
    private const double AtStart = 4;
    private const double NobodyCounted = 200;

    // One table for the process: it never changes, and tests make many hosts.
    private static readonly Lazy<Parts> Shared = new(() => new Parts(PlaceTable.Load()));

    private readonly Lazy<Parts> parts = Shared;

    private PlaceTable Table => parts.Value.Table;

    private WordIndex Words => parts.Value.Words;

    /// <summary>
    /// Towns with a word that begins as typed, the likeliest first: exact names, towns of the country <paramref name="near"/>
    /// (two letters, or null), large towns. What follows a comma must begin the region or the country.
    /// </summary>
    public IReadOnlyList<Suggestion> Suggest(string typed, string? near, int limit, string language)
    {
        var typedParts = typed.Split(',').Select(Folding.Of).ToArray();
        var scores = new Dictionary<int, double>();
        foreach (var hit in Hits(typedParts[0]))
        {
            var place = Table.OwnerOf(hit.Name);
            var score = Score(place, hit, near);
            if (score > scores.GetValueOrDefault(place) && typedParts.Skip(1).All(p => LiesIn(place, p)))
                scores[place] = score;
        }
        return
        [
            .. scores
                .OrderByDescending(s => s.Value)
                .ThenBy(s => s.Key)
                .Select(s => Describe(s.Key, language))
                .DistinctBy(s => s.Label)
                .Take(limit),
        ];
    }

    /// <summary>The zone of the nearest town; null far from every town.</summary>
    public string? ZoneAt(double latitude, double longitude) =>
        double.IsFinite(latitude)
        && double.IsFinite(longitude)
        && Math.Abs(latitude) <= 90
        && Math.Abs(longitude) <= 180
        && parts.Value.Grid.Nearest(latitude, longitude, FarthestTown) is { } place
            ? Table.AreaOf(place).TimeZone
            : null;

    /// <summary>
    /// The town that a free text names ("12 rue X, 69003 Lyon"), read with the eyes of somebody in the country
    /// <paramref name="near"/>; null when one cannot be sure.
    /// </summary>
    public Town? Find(string text, string? near, string language) =>
        parts.Value.Addresses.TownIn(text, near) is { } place
            ? new Town(
                Table.NameOf(place, language),
                Table.AreaOf(place).Country.Code,
                Table.Latitude(place),
                Table.Longitude(place),
                Table.AreaOf(place).TimeZone
            )
            : null;

    /// <summary>Words need not follow each other ("villeneuve ascq"), but those that do are looked for first.</summary>
    private IEnumerable<NameHit> Hits(string folded)
    {
        var found = false;
        foreach (var hit in Words.Find(folded))
        {
            found = true;
            yield return hit;
        }
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (found || words.Length < 2)
            yield break;
        foreach (var hit in Words.Find(words.MaxBy(w => w.Length)!))
        {
            var name = Words.FoldedName(hit.Name).Split(' ');
            if (words.All(word => name.Any(n => n.StartsWith(word, StringComparison.Ordinal))))
                yield return hit with
                {
                    AtStart = false,
                    Whole = false,
                };
        }
    }

    private double Score(int place, NameHit hit, string? near) =>
        Math.Max(Table.Population(place), NobodyCounted)
        * (Table.AreaOf(place).Country.Code == near ? Near : 1)
        * (
            hit.Whole ? Whole
            : hit.AtStart ? AtStart
            : 1
        );

    private bool LiesIn(int place, string folded)
    {
        var area = Table.AreaOf(place);
        string[] names = [area.Region, area.RegionInFrench, area.Country.French, area.Country.English];
        return folded.Length == 0
            || names.Any(name => $" {Folding.Of(name)}".Contains($" {folded}", StringComparison.Ordinal));
    }

    private Suggestion Describe(int place, string language)
    {
        var area = Table.AreaOf(place);
        string[] names = [Table.NameOf(place, language), area.RegionIn(language), area.Country.NameIn(language)];
        var label = string.Join(", ", names.Where(n => n.Length > 0).DistinctBy(Folding.Of));
        return new Suggestion(label, Table.Latitude(place), Table.Longitude(place), area.TimeZone);
    }

    /// <summary>Suggesting needs the words only: the rest waits until somebody asks for it.</summary>
    private sealed class Parts(PlaceTable table)
    {
        private readonly Lazy<WordIndex> words = new(() => new WordIndex(table));
        private readonly Lazy<PlaceGrid> grid = new(() => new PlaceGrid(table));
        private AddressReading? addresses;

        public PlaceTable Table => table;

        public WordIndex Words => words.Value;

        public PlaceGrid Grid => grid.Value;

        public AddressReading Addresses => addresses ??= new AddressReading(table, Words);
    }
}
