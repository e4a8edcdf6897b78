namespace Farandole.Platform.Places;

/// <summary>
/// Reads the town out of what people write for a place: "Bar Y, Villeurbanne", "12 rue X, 69003 Lyon", "Place Guichard Lyon".
/// It says nothing rather than something doubtful: a wrong town would move the event to a wrong time zone.
/// </summary>
internal sealed class AddressReading(PlaceTable table, WordIndex words)
{
    private static readonly char[] Separators = [',', ';', '\n', '(', ')', '·', '–', '—', '|'];

    /// <summary>What follows one of these is rather the name of a street or of a house: "rue de Paris", "hôtel de Lyon".</summary>
    private static readonly HashSet<string> NotBeforeTowns = Words(
        """
        d de des du l la le les et and of the rue avenue boulevard bd place quai impasse allee chemin route porte
        pont gare metro station cafe bar hotel saint sainte street road square new
        """
    );

    private static readonly HashSet<string> AfterTowns = Words("cedex arrondissement arr ardt");

    /// <summary>French postal codes that lie outside of what ISO 3166 calls FR.</summary>
    private static readonly Dictionary<string, string> Overseas = new()
    {
        ["971"] = "GP",
        ["972"] = "MQ",
        ["973"] = "GF",
        ["974"] = "RE",
        ["975"] = "PM",
        ["976"] = "YT",
        ["986"] = "WF",
        ["987"] = "PF",
        ["988"] = "NC",
    };

    private readonly Lazy<Dictionary<string, string>> countries = new(() => CountriesOf(table));
    private readonly Lazy<ILookup<string, (string Country, string Region)>> regions = new(() => RegionsOf(table));

    public int? TownIn(string text, string? near)
    {
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(Folding.Of)
            .Where(p => p.Length > 0)
            .ToArray();
        var place = new Hints(near);
        string? country = null;
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (countries.Value.TryGetValue(parts[i], out var named))
            {
                country ??= parts[i];
                place = place with { Country = place.Country ?? named };
            }
            else
            {
                // "Portland, Oregon": there is a town of that name as well, but what stands before it tells.
                var inRegion = place with
                {
                    Regions = regions.Value[parts[i]].ToHashSet(),
                };
                if (
                    i > 0
                    && inRegion.Regions.Count > 0
                    && TownInPart(parts[i - 1], inRegion, alone: false) is { } inside
                )
                    return inside;
                if (TownInPart(parts[i], place, alone: parts.Length == 1) is { } found)
                    return found;
            }
        }
        // Luxembourg, Monaco, Singapour: the last word was the town as well.
        return country is null ? null : Choose(country, place with { Regions = null }, 0, 0);
    }

    private int? TownInPart(string part, Hints hints, bool alone)
    {
        var tokens = part.Split(' ').ToList();
        while (
            tokens.Count > 0 && (AfterTowns.Contains(tokens[^1]) || (tokens.Count > 1 && char.IsDigit(tokens[^1][0])))
        )
            tokens.RemoveAt(tokens.Count - 1);
        var code = tokens.FindLastIndex(IsPostalCode);
        if (code >= 0 && code < tokens.Count - 1)
        {
            var there =
                tokens[code].Length == 5
                && Overseas.TryGetValue(tokens[code][..3], out var country)
                && hints.Near is "FR" or null
                    ? hints with
                    {
                        Country = hints.Country ?? country,
                    }
                    : hints;
            return Choose(string.Join(' ', tokens.Skip(code + 1)), there, 0, 0);
        }
        var whole = string.Join(' ', tokens);
        // "Jardin" and "Bar" are towns too, so a text of one word must be a town that people know.
        return (alone ? Choose(whole, hints, 5_000, 300_000) : Choose(whole, hints, 0, 150_000))
            ?? TownAtEnd(tokens, hints);
    }

    private int? TownAtEnd(List<string> tokens, Hints hints)
    {
        for (var start = 1; start < tokens.Count; start++)
        {
            if (
                !NotBeforeTowns.Contains(tokens[start - 1])
                && Choose(string.Join(' ', tokens.Skip(start)), hints, 10_000, 200_000) is { } place
            )
            {
                return place;
            }
        }
        return null;
    }

    /// <summary>The largest town of that name where the hints say; null if it is too small or another one might be meant.</summary>
    private int? Choose(string name, Hints hints, int enoughNear, int enoughElsewhere)
    {
        var places = words
            .FindWhole(name)
            .Select(table.OwnerOf)
            .Distinct()
            .Where(hints.Allow(table))
            .OrderByDescending(table.Population)
            .ToList();
        var near = places.Where(p => table.AreaOf(p).Country.Code == hints.Near).ToList();
        var pool = near.Count > 0 ? near : places;
        var enough =
            hints.Country is not null || hints.Regions is not null ? 0
            : near.Count > 0 ? enoughNear
            : enoughElsewhere;
        if (pool.Count == 0 || table.Population(pool[0]) < enough)
            return null;
        return pool.Skip(1).Any(other => Rivals(pool[0], other)) ? null : pool[0];
    }

    private bool Rivals(int place, int other) =>
        table.Population(other) * 2 > table.Population(place)
        && Globe.Kilometres(
            table.Latitude(place),
            table.Longitude(place),
            table.Latitude(other),
            table.Longitude(other)
        ) > 30;

    private static HashSet<string> Words(string text) =>
        [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsPostalCode(string token) => token.Length is 4 or 5 && token.All(char.IsAsciiDigit);

    private static Dictionary<string, string> CountriesOf(PlaceTable table)
    {
        var found = new Dictionary<string, string>();
        foreach (var country in table.Countries)
        {
            foreach (var name in new[] { country.French, country.English }.Select(Folding.Of))
            {
                found.TryAdd(name, country.Code);
                if (name.Split(' ', 2) is ["la" or "le" or "les" or "the", var bare])
                    found.TryAdd(bare, country.Code);
            }
        }
        return found;
    }

    private static ILookup<string, (string Country, string Region)> RegionsOf(PlaceTable table) =>
        table
            .Areas.SelectMany(a =>
                new[] { a.Region, a.RegionInFrench }
                    .Where(n => n.Length > 0)
                    .Select(n => (Name: Folding.Of(n), Where: (a.Country.Code, a.Region)))
            )
            .Distinct()
            .ToLookup(r => r.Name, r => r.Where);

    /// <summary>What the rest of the text, and the reader's country, say about where the town is.</summary>
    private sealed record Hints(
        string? Near,
        string? Country = null,
        HashSet<(string Country, string Region)>? Regions = null
    )
    {
        public Func<int, bool> Allow(PlaceTable table) =>
            place =>
                table.AreaOf(place) is var area
                && (Country is null || area.Country.Code == Country)
                && (Regions is null || Regions.Contains((area.Country.Code, area.Region)));
    }
}
