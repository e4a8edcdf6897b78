using Farandole.Platform.Places;
using Farandole.Platform.Web.SafeHttp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Places;

public class GeocoderTests
{
    private const string Nominatim = """
        [{"place_id":1,"lat":"45.7589","lon":"4.8414","display_name":"12, Place Guichard, Lyon, France","type":"house"}]
        """;

    private const string Photon = """
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[4.8414,45.7589]},
         "properties":{"housenumber":"12","street":"Place Guichard","postcode":"69003","city":"Lyon","country":"France"}}]}
        """;

    private const string Addok = """
        {"type":"FeatureCollection","version":"draft","features":[{"type":"Feature","geometry":{"type":"Point",
         "coordinates":[4.8414,45.7589]},"properties":{"label":"12 Place Guichard 69003 Lyon","score":0.9,"type":"housenumber"}}]}
        """;

    private static readonly Gazetteer Gazetteer = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "nominatim",
        Nominatim,
        "12, Place Guichard, Lyon, France",
        "/geo/search?format=jsonv2&q=12%20place%20%26%20%C3%A9t%C3%A9&limit=5&accept-language=fr"
    )]
    [InlineData(
        "photon",
        Photon,
        "12 Place Guichard, 69003 Lyon, France",
        "/geo/api?q=12%20place%20%26%20%C3%A9t%C3%A9&limit=5&lang=fr"
    )]
    [InlineData(
        "Addok",
        Addok,
        "12 Place Guichard 69003 Lyon",
        "/geo/search/?q=12%20place%20%26%20%C3%A9t%C3%A9&limit=5"
    )]
    public async Task Each_kind_of_server_is_asked_in_its_own_terms(
        string kind,
        string json,
        string label,
        string question
    )
    {
        await using var server = await LoopbackServer.StartAsync(c => LoopbackServer.JsonAsync(c, json), Ct);
        using var client = Client(server);
        var found = await Geocoder(client, server, kind).FindAsync("12 place & été", "fr", 5, Ct);
        Assert.Equal([new Suggestion(label, 45.7589, 4.8414, "Europe/Paris")], found);
        Assert.Equal([Uri.UnescapeDataString(question)], server.Asked.Select(Uri.UnescapeDataString));
    }

    [Theory]
    [InlineData("nominatim", "{}")]
    [InlineData("nominatim", "[1]")]
    [InlineData("nominatim", """[{"lat":"north","lon":"4","display_name":"x"}]""")]
    [InlineData("nominatim", """[{"lat":"95","lon":"4","display_name":"x"}]""")]
    [InlineData("nominatim", """[{"lat":"NaN","lon":"4","display_name":"x"}]""")]
    [InlineData("photon", "[]")]
    [InlineData("photon", """{"features":[{"properties":{"name":"x"}}]}""")]
    [InlineData("photon", """{"features":[{"properties":{"name":"x"},"geometry":{"coordinates":["a","b"]}}]}""")]
    [InlineData("photon", """{"features":[{"properties":{},"geometry":{"coordinates":[4.8,45.7]}}]}""")]
    [InlineData("addok", """{"features":[{"properties":{"label":"x"},"geometry":{"coordinates":[4.8]}}]}""")]
    [InlineData("addok", """{"features":[null]}""")]
    [InlineData("addok", "not json")]
    [InlineData("addok", "")]
    public async Task Nonsense_gives_no_answer(string kind, string json)
    {
        await using var server = await LoopbackServer.StartAsync(c => LoopbackServer.JsonAsync(c, json), Ct);
        using var client = Client(server);
        Assert.Empty(await Geocoder(client, server, kind).FindAsync("12 place", "fr", 5, Ct));
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_server_that_fails_gives_no_answer()
    {
        await using var server = await LoopbackServer.StartAsync(
            c =>
            {
                c.Response.StatusCode = 500;
                return Task.CompletedTask;
            },
            Ct
        );
        using var client = Client(server);
        Assert.Empty(await Geocoder(client, server, "addok").FindAsync("12 place", "fr", 5, Ct));
    }

    [Fact]
    public async Task A_server_in_the_network_needs_the_operators_word_about_the_network_too()
    {
        await using var server = await LoopbackServer.StartAsync(c => LoopbackServer.JsonAsync(c, Addok), Ct);
        using var strict = new SafeClient(new SafeHttpSettings(), SystemClock.Instance);
        using var open = new SafeClient(
            new SafeHttpSettings { AllowedHosts = new HashSet<string> { $"127.0.0.1:{server.Port}" } },
            SystemClock.Instance
        );
        Assert.Empty(await Geocoder(strict, server, "addok").FindAsync("12 place", "fr", 5, Ct));
        Assert.Single(await Geocoder(open, server, "addok").FindAsync("12 place", "fr", 5, Ct));
    }

    [Theory]
    [InlineData("not a url", "addok")]
    [InlineData("https://geo.example/?key=1", "addok")]
    [InlineData("https://geo.example/", "google")]
    [InlineData("https://geo.example/", "7")]
    [InlineData("https://geo.example/", "")]
    public void A_setting_that_cannot_work_stops_the_start(string url, string kind) =>
        Assert.Throws<InvalidOperationException>(() => Settings(url, kind));

    [Fact]
    public void Without_a_setting_nobody_is_asked() => Assert.Null(Settings("", "").Question("12 place", "fr", 5));

    private static Geocoder Geocoder(SafeClient client, LoopbackServer server, string kind) =>
        new(client, Settings(server.At("/geo").ToString(), kind), Gazetteer);

    private static GeocoderSettings Settings(string url, string kind) =>
        GeocoderSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("Geocoder:Url", url), new("Geocoder:Kind", kind)])
                .Build()
        );

    private static SafeClient Client(LoopbackServer server) =>
        new(new SafeHttpSettings { LoopbackPorts = new HashSet<int> { server.Port } }, SystemClock.Instance);
}
