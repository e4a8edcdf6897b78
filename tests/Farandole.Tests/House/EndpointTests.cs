using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.House;

/// <summary>Every door of the house stands in tests/endpoints.txt, with its limit, its cache and who may push it.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_stands_in_the_inventory_and_no_other_does()
    {
        await using var app = await App.StartAsync();
        var existing = Endpoints(app).Select(Line).Order(StringComparer.Ordinal).ToList();
        var listed = File.ReadLines(Doorway.Inventory).Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.NotEmpty(existing);
        Assert.True(existing.SequenceEqual(listed), $"tests/endpoints.txt should say:\n{string.Join('\n', existing)}");
    }

    [Fact]
    public async Task Every_endpoint_has_a_limit_and_says_who_may_keep_its_answer()
    {
        await using var app = await App.StartAsync();
        Assert.Empty(Endpoints(app).Where(e => !IsAnAsset(e) && (LimitOf(e) is null || Cache(e) is null)).Select(Line));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(App app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Line(RouteEndpoint endpoint) =>
        string.Join(
            " | ",
            $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"])} {endpoint.RoutePattern.RawText}",
            LimitOf(endpoint) ?? "-",
            Cache(endpoint)?.ToString() ?? "-",
            endpoint.Metadata.GetMetadata<FromAnywhere>() is null ? "from here" : "from anywhere",
            endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize is { } bytes
                ? $"{bytes / 1024} KiB"
                : "256 KiB"
        );

    private static string? LimitOf(RouteEndpoint endpoint) => Limits.RateOf(endpoint)?.ToString();

    private static CacheClass? Cache(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<CacheClass>().Select(c => (CacheClass?)c).FirstOrDefault();

    /// <summary>Files with a version in their address: kept for ever by browsers, read from memory, bounded by nothing but the network.</summary>
    private static bool IsAnAsset(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText
            is "/css/{file}"
                or "/js/{file}"
                or "/img/{file}"
                or "/fonts/{file}"
                or "/licenses/{file}";
}
