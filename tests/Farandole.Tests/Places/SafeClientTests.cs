using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Farandole.ActivityPub.Fetching;
using Farandole.Platform.Web.SafeHttp;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Xunit;

namespace Farandole.Tests.Places;

public class SafeClientTests
{
    private static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_address_of_the_corpus_reaches_a_listener_on_this_machine()
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        var port = ((IPEndPoint)canary.LocalEndpoint).Port;
        var dialled = new List<IPEndPoint>();
        // Every name leads to this machine, and every port to the canary.
        using var client = new SafeClient(
            new SafeHttpSettings(),
            SystemClock.Instance,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            (address, ct) =>
            {
                dialled.Add(address);
                return CheckedConnection.DialTcp(new IPEndPoint(IPAddress.Loopback, port), ct);
            }
        );
        foreach (var text in SsrfCorpus.Addresses.Append("https://example.org/").Append("https://rebound.example/"))
        {
            if (Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address))
                Assert.Equal(FetchOutcome.Refused, (await client.GetAsync(address, FetchPurpose.Json, Ct)).Outcome);
        }
        Assert.Empty(dialled);
        Assert.False(canary.Pending());
    }

    [Theory]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData("93.184.216.34", "::1")]
    [InlineData("2606:4700::1111", "10.0.0.1")]
    [InlineData("93.184.216.34", "::ffff:169.254.169.254")]
    public async Task One_bad_address_among_good_ones_is_enough_to_refuse(string good, string bad)
    {
        var dialled = 0;
        using var client = new SafeClient(
            new SafeHttpSettings(),
            SystemClock.Instance,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(good), IPAddress.Parse(bad)]),
            (_, _) =>
            {
                dialled++;
                throw new SocketException();
            }
        );
        Assert.Equal(
            FetchOutcome.Refused,
            (await client.GetAsync(new Uri("https://example.org/"), FetchPurpose.Json, Ct)).Outcome
        );
        Assert.Equal(0, dialled);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_connected_to_where_it_was_checked()
    {
        var asked = 0;
        var dialled = new List<IPEndPoint>();
        using var client = new SafeClient(
            new SafeHttpSettings(),
            SystemClock.Instance,
            (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? Public : IPAddress.Loopback]),
            (address, _) =>
            {
                dialled.Add(address);
                throw new SocketException();
            }
        );
        Assert.Equal(
            FetchOutcome.Unreachable,
            (await client.GetAsync(new Uri("https://one.example/"), FetchPurpose.Json, Ct)).Outcome
        );
        Assert.Equal(
            FetchOutcome.Refused,
            (await client.GetAsync(new Uri("https://two.example/"), FetchPurpose.Json, Ct)).Outcome
        );
        Assert.Equal([new IPEndPoint(Public, 443)], dialled);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Localhost_that_leads_elsewhere_is_refused_even_on_an_allowed_port()
    {
        using var client = new SafeClient(
            new SafeHttpSettings { LoopbackPorts = new HashSet<int> { 5081 } },
            SystemClock.Instance,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")])
        );
        Assert.Equal(
            FetchOutcome.Refused,
            (await client.GetAsync(new Uri("http://localhost:5081/"), FetchPurpose.Json, Ct)).Outcome
        );
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://localhost/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://user@example.org/")]
    [InlineData("http://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//10.0.0.1/")]
    public async Task A_redirect_is_judged_like_any_address(string target)
    {
        await using var server = await LoopbackServer.StartAsync(c => Redirect(c, target), Ct);
        using var client = Client(server);
        Assert.Equal(FetchOutcome.Refused, (await client.GetAsync(server.At("/"), FetchPurpose.Json, Ct)).Outcome);
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData(3, nameof(FetchOutcome.Ok))]
    [InlineData(4, nameof(FetchOutcome.TooManyRedirects))]
    public async Task Three_redirects_are_followed_and_no_more(int redirects, string outcome)
    {
        var left = redirects;
        await using var server = await LoopbackServer.StartAsync(
            c => left-- > 0 ? Redirect(c, "/again") : LoopbackServer.JsonAsync(c, "{}"),
            Ct
        );
        using var client = Client(server);
        Assert.Equal(outcome, (await client.GetAsync(server.At("/"), FetchPurpose.Json, Ct)).Outcome.ToString());
        Assert.Equal(4, server.Asked.Count);
    }

    [Fact]
    public async Task A_server_of_the_operator_cannot_send_us_to_another_of_the_network()
    {
        await using var geocoder = await LoopbackServer.StartAsync(c => Redirect(c, "http://10.0.0.8/"), Ct);
        var allowed = new HashSet<string> { $"127.0.0.1:{geocoder.Port}", "10.0.0.8" };
        using var client = new SafeClient(new SafeHttpSettings { AllowedHosts = allowed }, SystemClock.Instance);
        Assert.Equal(
            FetchOutcome.Refused,
            (await client.GetAsync(geocoder.At("/"), FetchPurpose.Json, GivenBy.Operator, Ct)).Outcome
        );
        Assert.Equal(FetchOutcome.Refused, (await client.GetAsync(geocoder.At("/"), FetchPurpose.Json, Ct)).Outcome);
        Assert.Single(geocoder.Asked);
    }

    [Theory]
    [InlineData("text/html", nameof(FetchOutcome.WrongType))]
    [InlineData("application/jsonp", nameof(FetchOutcome.WrongType))]
    [InlineData("", nameof(FetchOutcome.WrongType))]
    [InlineData("APPLICATION/JSON; charset=utf-8", nameof(FetchOutcome.Ok))]
    public async Task The_content_type_must_fit(string contentType, string outcome)
    {
        await using var server = await LoopbackServer.StartAsync(
            c =>
            {
                if (contentType.Length > 0)
                    c.Response.ContentType = contentType;
                return c.Response.WriteAsync("{}", c.RequestAborted);
            },
            Ct
        );
        using var client = Client(server);
        Assert.Equal(outcome, (await client.GetAsync(server.At("/"), FetchPurpose.Json, Ct)).Outcome.ToString());
    }

    [Theory]
    [InlineData(1 << 20, nameof(FetchOutcome.Ok))]
    [InlineData((1 << 20) + 1, nameof(FetchOutcome.TooLarge))]
    public async Task Size_is_counted_after_decompression(int size, string outcome)
    {
        await using var server = await LoopbackServer.StartAsync(
            async c =>
            {
                c.Response.ContentType = "application/json";
                c.Response.Headers.ContentEncoding = "gzip";
                await using var packed = new GZipStream(c.Response.Body, CompressionLevel.Fastest);
                await packed.WriteAsync(Encoding.ASCII.GetBytes(new string(' ', size)), c.RequestAborted);
            },
            Ct
        );
        using var client = Client(server);
        Assert.Equal(outcome, (await client.GetAsync(server.At("/"), FetchPurpose.Json, Ct)).Outcome.ToString());
    }

    [Fact]
    public async Task Cookies_are_never_sent_back()
    {
        var cookies = new List<string>();
        await using var server = await LoopbackServer.StartAsync(
            c =>
            {
                cookies.Add(c.Request.Headers.Cookie.ToString());
                c.Response.Headers.SetCookie = "track=1; Path=/";
                return LoopbackServer.JsonAsync(c, "{}");
            },
            Ct
        );
        using var client = Client(server);
        await client.GetAsync(server.At("/"), FetchPurpose.Json, Ct);
        await client.GetAsync(server.At("/"), FetchPurpose.Json, Ct);
        Assert.Equal(["", ""], cookies);
    }

    [Fact]
    public async Task A_server_that_keeps_silent_is_given_up_and_left_alone_for_a_quarter_of_an_hour()
    {
        await using var server = await LoopbackServer.StartAsync(
            c => Task.Delay(Timeout.Infinite, c.RequestAborted),
            Ct
        );
        var clock = new StoppedClock(Instant.FromUtc(2027, 3, 20, 13, 0));
        using var client = new SafeClient(
            new SafeHttpSettings
            {
                LoopbackPorts = new HashSet<int> { server.Port },
                Total = TimeSpan.FromMilliseconds(300),
            },
            clock
        );
        for (var i = 0; i < 3; i++)
            Assert.Equal(
                FetchOutcome.Unreachable,
                (await client.GetAsync(server.At("/"), FetchPurpose.Json, Ct)).Outcome
            );
        Assert.Single(server.Asked);
        clock.Now += Duration.FromMinutes(15);
        await client.GetAsync(server.At("/"), FetchPurpose.Json, Ct);
        Assert.Equal(2, server.Asked.Count);
    }

    private static SafeClient Client(LoopbackServer server) =>
        new(new SafeHttpSettings { LoopbackPorts = new HashSet<int> { server.Port } }, SystemClock.Instance);

    private static Task Redirect(HttpContext context, string target)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    }

    private sealed class StoppedClock(Instant now) : IClock
    {
        public Instant Now { get; set; } = now;

        public Instant GetCurrentInstant() => Now;
    }
}
