using System.Collections.Concurrent;
using Farandole.ActivityPub.Delivery;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Signatures;
using Farandole.ActivityPub.Tests.Fetching;
using Farandole.ActivityPub.Tests.Signatures;

namespace Farandole.ActivityPub.Tests.Delivery;

public sealed class DelivererTests : IHostMemory, IDisposable
{
    private static readonly byte[] Body = Draft.Json(Town.Ana);
    private readonly ConcurrentDictionary<string, HostRecord> hosts = new();
    private readonly SigningKey key = SigningKey.FromPem(
        Town.Ana + "#main-key",
        Town.Pairs[Town.Ana].ExportPkcs8PrivateKeyPem()
    );
    private readonly StoppedClock clock = new();
    private readonly HostTurns turns = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_delivered_is_signed_and_believed()
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(202));
        Assert.Equal(new DeliveryResult(DeliveryOutcome.Delivered) { Status = 202 }, await TryAsync(server));
        var asked = Assert.Single(server.Asked);
        Assert.True(await IsBelieved(server, asked));
        Assert.Equal(Body, asked.Body);
    }

    [Fact]
    public async Task Each_attempt_is_signed_anew()
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(503));
        await TryAsync(server);
        clock.Now += TimeSpan.FromMinutes(1);
        await TryAsync(server, attempts: 1);
        Assert.Equal(2, server.Asked.Select(a => a["signature"]).Distinct().Count());
        Assert.Equal(
            ["Sat, 20 Mar 2027 12:00:00 GMT", "Sat, 20 Mar 2027 12:01:00 GMT"],
            server.Asked.Select(a => a["date"])
        );
    }

    [Theory]
    [InlineData(500, DeliveryOutcome.Later)]
    [InlineData(429, DeliveryOutcome.Later)]
    [InlineData(404, DeliveryOutcome.Dropped)]
    [InlineData(410, DeliveryOutcome.Gone)]
    [InlineData(302, DeliveryOutcome.Later)]
    public async Task An_answer_decides_what_becomes_of_it(int status, DeliveryOutcome outcome)
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(status, "Location: https://y.example/\r\n"));
        var result = await TryAsync(server);
        Assert.Equal((outcome, status, true), (result.Outcome, result.Status, result.WasTried));
        Assert.Equal(outcome == DeliveryOutcome.Later ? StoppedClock.Noon.AddMinutes(1) : null, result.Again);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_wish_to_be_asked_later_is_heard()
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(429, "Retry-After: 3600\r\n"));
        Assert.Equal(StoppedClock.Noon.AddHours(1), (await TryAsync(server)).Again);
    }

    [Fact]
    public async Task Whoever_doubts_the_old_way_is_shown_the_new_and_remembered()
    {
        await using var server = TinyServer.Start(a => TinyServer.Says(a["signature-input"] is null ? 401 : 202));
        Assert.Equal(DeliveryOutcome.Delivered, (await TryAsync(server)).Outcome);
        Assert.Equal(DeliveryOutcome.Delivered, (await TryAsync(server)).Outcome);
        Assert.Equal([false, true, true], server.Asked.Select(a => a["signature-input"] is not null));
    }

    [Fact]
    public async Task Whoever_doubts_the_new_way_is_shown_the_old_and_remembered()
    {
        await using var server = TinyServer.Start(a => TinyServer.Says(a["signature-input"] is null ? 202 : 400));
        hosts[server.Host] = HostRecord.New with { Signing = HostSigning.Rfc9421 };
        Assert.Equal(DeliveryOutcome.Delivered, (await TryAsync(server)).Outcome);
        Assert.Equal(DeliveryOutcome.Delivered, (await TryAsync(server)).Outcome);
        Assert.Equal([true, false, false], server.Asked.Select(a => a["signature-input"] is not null));
    }

    [Fact]
    public async Task Whoever_doubts_both_ways_gets_nothing()
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(403));
        Assert.Equal(DeliveryOutcome.Dropped, (await TryAsync(server)).Outcome);
        Assert.Equal(2, server.Asked.Count);
        Assert.False(hosts[server.Host].Signing.KnowsRfc9421);
    }

    [Fact]
    public async Task A_server_that_failed_ten_times_is_left_alone_for_a_while()
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(500));
        for (var i = 0; i < 10; i++)
            await TryAsync(server);
        Assert.Equal(
            new DeliveryResult(DeliveryOutcome.Later, StoppedClock.Noon.AddMinutes(10), WasTried: false),
            await TryAsync(server)
        );
        Assert.Equal(10, server.Asked.Count);
        clock.Now += TimeSpan.FromMinutes(10);
        Assert.True((await TryAsync(server)).WasTried);
    }

    [Fact]
    public async Task After_three_days_it_is_dropped()
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(500));
        clock.Now += TimeSpan.FromDays(2.5);
        Assert.Equal(DeliveryOutcome.Dropped, (await TryAsync(server, attempts: 8)).Outcome);
    }

    [Fact]
    public async Task What_is_not_its_turn_waits_a_moment()
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(202));
        using var one = turns.Take(server.Host);
        using (turns.Take(server.Host))
            Assert.Equal(
                new DeliveryResult(DeliveryOutcome.Later, StoppedClock.Noon.AddSeconds(5), WasTried: false),
                await TryAsync(server)
            );
        Assert.Empty(server.Asked);
        Assert.Equal(DeliveryOutcome.Delivered, (await TryAsync(server)).Outcome);
    }

    [Fact]
    public async Task What_is_not_believed_is_signed_by_the_other_key_if_there_is_one()
    {
        using var other = SigningKey.Create(key.KeyId);
        var doubts = 2;
        await using var server = TinyServer.Start(_ => TinyServer.Says(doubts-- > 0 ? 401 : 202));
        Assert.Equal(DeliveryOutcome.Delivered, (await TryAsync(server, [other, key])).Outcome);
        Assert.Equal(3, server.Asked.Count);
        var believed = await Task.WhenAll(server.Asked.Select(asked => IsBelieved(server, asked)));
        Assert.Equal([false, false, true], believed);
    }

    [Theory]
    [InlineData(true, DeliveryOutcome.Later)]
    [InlineData(false, DeliveryOutcome.Dropped)]
    public async Task What_is_not_believed_is_brought_again_as_long_as_the_key_may_be_unknown(
        bool mayBeUnknown,
        DeliveryOutcome outcome
    )
    {
        await using var server = TinyServer.Start(_ => TinyServer.Says(401));
        Assert.Equal(outcome, (await TryAsync(server, [key], mayBeUnknown: mayBeUnknown)).Outcome);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/inbox")]
    [InlineData("https://169.254.169.254/inbox")]
    [InlineData("https://localhost/inbox")]
    [InlineData("https://user@example.org/inbox")]
    [InlineData("mailto:a@example.org")]
    [InlineData("inbox")]
    public async Task Nothing_is_delivered_to_where_one_may_not_connect(string inbox)
    {
        using var wire = new SafeWire(new WireSettings());
        var result = await new Deliverer(wire, this, turns, clock).TryAsync(
            new InboxDelivery(inbox, Body, 0, clock.Now),
            [key],
            Ct
        );
        Assert.Equal((DeliveryOutcome.Dropped, false), (result.Outcome, result.WasTried));
        Assert.Empty(hosts);
    }

    private static async Task<bool> IsBelieved(TinyServer server, Asked asked)
    {
        var request = new ReceivedRequest
        {
            Method = asked.Method,
            Target = asked.Target,
            Authority = server.Host,
            Headers = [.. asked.Headers],
            Body = asked.Body,
        };
        return (await new Town().Verifier.VerifyInboxAsync(request, Ct)).WhyNot is null;
    }

    public ValueTask<HostRecord?> FindAsync(string host, CancellationToken ct) =>
        ValueTask.FromResult(hosts.GetValueOrDefault(host));

    public ValueTask KeepAsync(string host, HostRecord known, CancellationToken ct)
    {
        hosts[host] = known;
        return ValueTask.CompletedTask;
    }

    public void Dispose() => key.Dispose();

    private Task<DeliveryResult> TryAsync(TinyServer server, int attempts = 0) => TryAsync(server, [key], attempts);

    private async Task<DeliveryResult> TryAsync(
        TinyServer server,
        IReadOnlyList<SigningKey> keys,
        int attempts = 0,
        bool mayBeUnknown = false
    )
    {
        using var wire = new SafeWire(new WireSettings { Loopback = new HashSet<string> { server.Host } });
        var deliverer = new Deliverer(wire, this, turns, clock) { Chance = () => 0.5 };
        return await deliverer.TryAsync(
            new InboxDelivery(server.At("/inbox"), Body, attempts, StoppedClock.Noon)
            {
                KeyMayBeUnknown = mayBeUnknown,
            },
            keys,
            Ct
        );
    }
}
