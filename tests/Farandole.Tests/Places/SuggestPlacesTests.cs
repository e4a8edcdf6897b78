using System.Net;
using System.Text.Json;
using Farandole.Features.Places;
using Farandole.Platform.Places;
using Farandole.Platform.Web.SafeHttp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Places;

public sealed class SuggestPlacesTests : IAsyncLifetime
{
    private WebApplication app = null!;
    private LoopbackServer geocoder = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        geocoder = await LoopbackServer.StartAsync(
            c =>
                LoopbackServer.JsonAsync(
                    c,
                    """
                    {"features":[{"geometry":{"coordinates":[4.84,45.76]},"properties":{"label":"12 Place Guichard 69003 Lyon"}}]}
                    """
                ),
            Ct
        );
        var builder = WebApplication.CreateSlimBuilder();
        builder.Environment.EnvironmentName = "Test";
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([
            new("Geocoder:Url", geocoder.At("/").ToString()),
            new("Geocoder:Kind", "addok"),
            new("SafeHttp:AllowLoopbackPorts", $"{geocoder.Port}"),
        ]);
        builder
            .Services.AddSingleton<IClock>(SystemClock.Instance)
            .AddSafeHttp(builder.Configuration, builder.Environment, "agenda.example.org")
            .AddPlaces(builder.Configuration);
        app = builder.Build();
        SuggestPlaces.Map(app);
        await app.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await geocoder.DisposeAsync();
    }

    [Fact]
    public async Task A_town_is_suggested_with_where_it_is_and_its_zone()
    {
        using var client = app.GetTestClient();
        using var answer = await client.GetAsync(new Uri("/places?q=saint-etienne&lang=fr", UriKind.Relative), Ct);
        using var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        var first = found.RootElement[0];
        Assert.Equal("Saint-Étienne, Auvergne-Rhône-Alpes, France", first.GetProperty("label").GetString());
        Assert.Equal(45.434, first.GetProperty("latitude").GetDouble(), 2);
        Assert.Equal(4.39, first.GetProperty("longitude").GetDouble(), 2);
        Assert.Equal("Europe/Paris", first.GetProperty("timeZone").GetString());
        Assert.Equal("public, max-age=86400", answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.InRange(found.RootElement.GetArrayLength(), 1, 10);
        Assert.Empty(geocoder.Asked);
    }

    [Fact]
    public async Task A_street_is_asked_of_the_configured_server()
    {
        Assert.Equal("12 Place Guichard 69003 Lyon", (await LabelsAsync("12 place guichard"))[0]);
        Assert.Single(geocoder.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("l")]
    [InlineData("%20%20%20l%20%20")]
    public async Task Too_little_typed_gives_nothing(string typed) => Assert.Empty(await LabelsAsync(typed));

    [Fact]
    public async Task Far_too_much_typed_gives_nothing() =>
        Assert.Empty(await LabelsAsync("lyon%20" + new string('x', 1_000)));

    private async Task<List<string?>> LabelsAsync(string typed)
    {
        using var client = app.GetTestClient();
        using var answer = await client.GetAsync(new Uri($"/places?q={typed}&lang=xx", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        return [.. found.RootElement.EnumerateArray().Select(s => s.GetProperty("label").GetString())];
    }
}
