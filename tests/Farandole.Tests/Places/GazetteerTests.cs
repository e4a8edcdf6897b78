using Farandole.Platform.Places;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Places;

public class GazetteerTests
{
    private static readonly Gazetteer Gazetteer = new();

    [Theory]
    [InlineData("lyon", "Lyon, Auvergne-Rhône-Alpes, France")]
    [InlineData("st etienne", "Saint-Étienne, Auvergne-Rhône-Alpes, France")]
    [InlineData("Saint-Étienne", "Saint-Étienne, Auvergne-Rhône-Alpes, France")]
    [InlineData("SAINT ETIENNE", "Saint-Étienne, Auvergne-Rhône-Alpes, France")]
    [InlineData("étienne", "Saint-Étienne, Auvergne-Rhône-Alpes, France")]
    [InlineData("villeneuve ascq", "Villeneuve-d’Ascq, Hauts-de-France, France")]
    [InlineData("villeneuve d'ascq", "Villeneuve-d’Ascq, Hauts-de-France, France")]
    [InlineData("mars", "Marseille, Provence-Alpes-Côte d’Azur, France")]
    [InlineData("Vienne", "Vienne, Auvergne-Rhône-Alpes, France")]
    [InlineData("Vienne, Autriche", "Vienne, Autriche")]
    [InlineData("Paris, Texas", "Paris, Texas, États-Unis")]
    [InlineData("saint-denis, reunion", "Saint-Denis, La Réunion")]
    [InlineData("Lyon, Auvergne-Rhône-Alpes, France", "Lyon, Auvergne-Rhône-Alpes, France")]
    [InlineData("londr", "Londres, Angleterre, Royaume-Uni")]
    [InlineData("kiev", "Kiev, Kyiv City, Ukraine")]
    [InlineData("rennes", "Rennes, Bretagne, France")]
    public void The_likeliest_town_comes_first(string typed, string label) =>
        Assert.Equal(label, Gazetteer.Suggest(typed, "FR", 10, "fr").Select(s => s.Label).FirstOrDefault());

    [Theory]
    [InlineData("genève", "Geneva, Switzerland")]
    [InlineData("London", "London, England, United Kingdom")]
    public void Labels_are_in_the_readers_language(string typed, string label) =>
        Assert.Equal(label, Gazetteer.Suggest(typed, "GB", 10, "en")[0].Label);

    [Theory]
    [InlineData("")]
    [InlineData(" ,;- ")]
    [InlineData("zzzzqq")]
    [InlineData("Lyon, Texas, France")]
    [InlineData("🎉🎉")]
    public void Nothing_is_suggested_for_what_is_no_town(string typed) =>
        Assert.Empty(Gazetteer.Suggest(typed, "FR", 10, "fr"));

    [Fact]
    public void Suggestions_keep_to_the_limit_and_never_repeat_a_label()
    {
        var labels = Gazetteer.Suggest("saint", "FR", 10, "fr").Select(s => s.Label).ToList();
        Assert.Equal(10, labels.Count);
        Assert.Equal(labels.Distinct(), labels);
    }

    [Fact]
    public void The_country_of_the_instance_decides_between_towns_of_one_name()
    {
        Assert.EndsWith("France", Gazetteer.Suggest("Vienne", "FR", 1, "fr")[0].Label, StringComparison.Ordinal);
        Assert.EndsWith("Autriche", Gazetteer.Suggest("Vienne", "AT", 1, "fr")[0].Label, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(45.76, 4.84, "Europe/Paris")]
    [InlineData(53.35, -6.26, "Europe/Dublin")]
    [InlineData(38.72, -9.14, "Europe/Lisbon")]
    [InlineData(-21.1, 55.5, "Indian/Reunion")]
    [InlineData(16.25, -61.55, "America/Guadeloupe")]
    [InlineData(-13.83, -171.77, "Pacific/Apia")]
    [InlineData(64.15, -21.94, "Atlantic/Reykjavik")]
    [InlineData(-17.53, -149.57, "Pacific/Tahiti")]
    [InlineData(48.58, 7.75, "Europe/Paris")]
    [InlineData(28.1, -15.4, "Atlantic/Canary")]
    public void The_zone_is_that_of_the_nearest_town(double latitude, double longitude, string zone) =>
        Assert.Equal(zone, Gazetteer.ZoneAt(latitude, longitude));

    [Theory]
    [InlineData(-50, -120)]
    [InlineData(90, 0)]
    [InlineData(91, 0)]
    [InlineData(0, 181)]
    [InlineData(double.NaN, 0)]
    public void There_is_no_zone_far_from_every_town_or_off_the_globe(double latitude, double longitude) =>
        Assert.Null(Gazetteer.ZoneAt(latitude, longitude));

    [Fact]
    public void The_date_line_does_not_part_neighbours() =>
        Assert.Equal("Pacific/Fiji", Gazetteer.ZoneAt(-16.8, -179.99));

    [Fact]
    public void Every_zone_is_one_that_the_bundled_time_zones_know()
    {
        var zones = PlaceTable.Load().Areas.Select(a => a.TimeZone).Distinct().ToList();
        Assert.True(zones.Count > 300);
        Assert.DoesNotContain(zones, z => DateTimeZoneProviders.Tzdb.GetZoneOrNull(z) is null);
    }

    [Fact]
    public void The_nearest_of_all_is_found_by_the_grid_as_by_looking_at_each_town()
    {
        var table = PlaceTable.Load();
        var grid = new PlaceGrid(table);
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var (latitude, longitude) = ((random.NextDouble() * 130) - 55, (random.NextDouble() * 360) - 180);
            var nearest = Enumerable
                .Range(0, table.Count)
                .Min(p => Globe.Kilometres(latitude, longitude, table.Latitude(p), table.Longitude(p)));
            var found = grid.Nearest(latitude, longitude, 300);
            if (nearest > 300)
                Assert.Null(found);
            else
                Assert.Equal(
                    nearest,
                    Globe.Kilometres(latitude, longitude, table.Latitude(found!.Value), table.Longitude(found.Value)),
                    6
                );
        }
    }

    [Fact]
    public void Loading_allocates_little()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var words = new WordIndex(PlaceTable.Load());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 64 << 20);
        Assert.NotEmpty(words.FindWhole("lyon"));
    }
}
