using System.Net;
using System.Net.Sockets;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Signatures;
using Farandole.Tests.Places;

namespace Farandole.ActivityPub.Tests.Fetching;

/// <summary>Class F5: nobody makes us connect to where only we can reach.</summary>
public sealed class SafeWireTests
{
    private static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    public static TheoryData<string> Hostile => [.. SsrfCorpus.Addresses.Distinct()];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_corpus_is_large() => Assert.True(SsrfCorpus.Addresses.Distinct().Count() >= 150);

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_address_is_not_connected_to(string address)
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        var dialled = 0;
        // Whatever the name is, it leads to the canary, as it would on a network where somebody can answer for it.
        using var wire = new SafeWire(
            new WireSettings { OwnHost = "agenda.example.org" },
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            (_, ct) =>
            {
                dialled++;
                return CheckedConnection.DialTcp((IPEndPoint)canary.LocalEndpoint, ct);
            }
        );
        var found = await new DocumentFetcher(wire, null).FindAsync(address, Ct);
        Assert.Equal(FetchRefusal.AddressRefused, found.WhyNot);
        var picture = await new PictureFetcher(wire).FindAsync(address, 1_000, Ct);
        Assert.Equal(FetchRefusal.AddressRefused, picture.WhyNot);
        Assert.Equal(0, dialled);
        Assert.False(canary.Pending());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("198.18.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    public async Task An_ordinary_name_that_leads_inside_is_not_connected_to(string address)
    {
        var (wire, dialled) = Wire(Public, IPAddress.Parse(address));
        using (wire)
            Assert.Equal(FetchRefusal.AddressRefused, (await AskAsync(wire, "https://example.org/")).WhyNot);
        Assert.Empty(dialled);
    }

    [Fact]
    public async Task One_is_connected_to_the_address_that_was_checked()
    {
        var (wire, dialled) = Wire(Public);
        using (wire)
            Assert.Equal(FetchRefusal.NoAnswer, (await AskAsync(wire, "https://example.org/")).WhyNot);
        Assert.Equal([new IPEndPoint(Public, 443)], dialled);
    }

    [Fact]
    public async Task A_port_of_this_machine_opens_when_it_is_listed_and_no_other()
    {
        await using var listed = TinyServer.Start(_ => TinyServer.Ok("{}"));
        await using var other = TinyServer.Start(_ => TinyServer.Ok("{}"));
        using var wire = new SafeWire(new WireSettings { Loopback = new HashSet<string> { listed.Host } });
        Assert.Equal(200, (await AskAsync(wire, listed.At("/"))).Status);
        Assert.Equal(FetchRefusal.AddressRefused, (await AskAsync(wire, other.At("/"))).WhyNot);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task A_listed_name_that_leads_off_this_machine_is_refused()
    {
        using var wire = new SafeWire(
            new WireSettings { Loopback = new HashSet<string> { "localhost:7121" } },
            (_, _) => Task.FromResult<IPAddress[]>([Public])
        );
        Assert.Equal(FetchRefusal.AddressRefused, (await AskAsync(wire, "http://localhost:7121/")).WhyNot);
    }

    private static (SafeWire Wire, List<IPEndPoint> Dialled) Wire(params IPAddress[] addresses)
    {
        var dialled = new List<IPEndPoint>();
        return (
            new SafeWire(
                new WireSettings(),
                (_, _) => Task.FromResult(addresses),
                (address, _) =>
                {
                    dialled.Add(address);
                    throw new SocketException();
                }
            ),
            dialled
        );
    }

    private static Task<WireAnswer> AskAsync(SafeWire wire, string address) =>
        wire.SendAsync(OutgoingRequest.Get(new Uri(address)), [], 1_000, Ct);
}
