using System.Net;

namespace Farandole.Tests.Mechanisms;

/// <summary>Limits count networks. Who comes from where is the connection's word, and that of a proxy which the operators named.</summary>
public sealed class ProxyTests
{
    private const string Proxy = "10.0.0.7";
    private const int Permits = 120;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_no_proxy_cannot_pretend_to_be_somebody_else()
    {
        await using var app = await Behind(Proxy);
        using var liar = app.Visitor().At("203.0.113.5");
        Assert.Equal(Permits, await Passes(liar, i => $"192.0.2.{i}"));
        Assert.Equal(0, await Passes(liar, i => $"2001:db8:{i}::1"));
    }

    [Fact]
    public async Task Without_a_named_proxy_nobody_is_believed()
    {
        await using var app = await App.StartWithAsync(Connections.Addresses);
        using var liar = app.Visitor().At(Proxy);
        Assert.Equal(Permits, await Passes(liar, i => $"192.0.2.{i}"));
    }

    [Fact]
    public async Task Behind_a_proxy_each_network_is_counted_by_itself()
    {
        await using var app = await Behind($"{Proxy}, 10.1.0.0/16");
        using var proxy = app.Visitor().At(Proxy);
        Assert.Equal(Permits, await Passes(proxy, _ => "203.0.113.5"));
        Assert.Equal(Permits, await Passes(proxy, _ => "203.0.113.6"));
        using var other = app.Visitor().At("10.1.2.3");
        Assert.Equal(0, await Passes(other, _ => "203.0.113.5"));
    }

    [Fact]
    public async Task What_a_visitor_writes_before_the_proxy_does_is_a_lie()
    {
        await using var app = await Behind(Proxy);
        using var proxy = app.Visitor().At(Proxy);
        Assert.Equal(Permits, await Passes(proxy, i => $"192.0.2.{i}, 203.0.113.5"));
        Assert.Equal(0, await Passes(proxy, _ => "10.0.0.7, 203.0.113.5"));
    }

    [Fact]
    public async Task Of_two_proxies_in_a_row_the_stranger_behind_them_counts()
    {
        await using var app = await Behind($"{Proxy},10.0.0.8");
        using var proxy = app.Visitor().At(Proxy);
        Assert.Equal(Permits, await Passes(proxy, i => $"192.0.2.{i}, 203.0.113.5, 10.0.0.8"));
    }

    [Fact]
    public async Task All_of_an_IPv6_network_is_one_visitor()
    {
        await using var app = await App.StartWithAsync(Connections.Addresses);
        using var visitor = app.Visitor();
        var passed = 0;
        for (var i = 0; i <= Permits; i++)
            passed += await Suggest(visitor.At($"2001:db8:1:2::{i:x}"), null);
        Assert.Equal(Permits, passed);
        Assert.Equal(1, await Suggest(visitor.At("2001:db8:1:3::1"), null));
        Assert.Equal(1, await Suggest(visitor.At("::ffff:203.0.113.5"), null));
    }

    private static Task<App> Behind(string proxies) => App.StartWithAsync(Connections.Addresses, ("Proxies", proxies));

    /// <summary>How many of one more than is allowed get through.</summary>
    private static async Task<int> Passes(HttpClient client, Func<int, string> forwarded)
    {
        var passed = 0;
        for (var i = 0; i <= Permits; i++)
            passed += await Suggest(client, forwarded(i));
        return passed;
    }

    private static async Task<int> Suggest(HttpClient client, string? forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/places?q=ly");
        if (forwarded is not null)
            request.Headers.Add("X-Forwarded-For", forwarded);
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
    }
}
