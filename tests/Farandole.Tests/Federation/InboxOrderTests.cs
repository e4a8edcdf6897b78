using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Text.Json;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Federation;

/// <summary>In which order what came is dealt with, and what that waits for.</summary>
public sealed class InboxOrderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_at_once_is_each_dealt_with_once()
    {
        await using var there = await Neighbour.StartAsync();
        var heard = new Heard();
        await using var app = await Start(there, heard);
        await Says(there, app, "first");

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Says(there, app, $"{n % 20}")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        await app.DrainAsync();
        Assert.Equal(
            Enumerable.Range(0, 20).Select(n => $"{n}").Append("first").Order(StringComparer.Ordinal),
            heard.Said.Order(StringComparer.Ordinal)
        );
        Assert.Equal(0, await Left(app));
    }

    [Fact]
    public async Task What_can_not_be_written_down_is_not_the_loss_of_what_came_with_it()
    {
        await using var app = await App.StartAsync();
        var arrivals = app.Services.GetRequiredService<Arrivals>();
        var bad = arrivals.Keep(By(new string('a', 3_000)), Ct);
        var good = arrivals.Keep(By("https://there.example/users/zoe"), Ct);

        await good;
        await Assert.ThrowsAnyAsync<DbException>(() => bad);
        Assert.Equal(1, await Left(app));

        Arrival By(string actor) =>
            new()
            {
                Actor = actor,
                Host = "there.example",
                Body = "{}"u8.ToArray(),
                At = app.Clock.GetCurrentInstant(),
            };
    }

    [Fact]
    public async Task What_fails_is_tried_alone_and_holds_up_only_its_actor()
    {
        await using var there = await Neighbour.StartAsync();
        var heard = new Heard();
        await using var app = await Start(there, heard);
        var lea = there.Houses("lea");
        heard.Fails = "zoe 1";
        await Says(there, app, "zoe 1");
        await Says(there, app, "zoe 2");
        await Says(there, app, "lea 1", lea);
        await app.DrainAsync();

        Assert.Equal(["lea 1"], heard.Said);
        Assert.Equal(2, await Left(app));

        heard.Fails = null;
        await app.PassAsync(Duration.FromMinutes(1));
        Assert.Equal(["lea 1", "zoe 1", "zoe 2"], heard.Said);
        Assert.Equal(0, await Left(app));
    }

    [Fact]
    public async Task What_fails_and_comes_once_more_is_dealt_with_once()
    {
        await using var there = await Neighbour.StartAsync();
        var heard = new Heard { Fails = "zoe 1" };
        await using var app = await Start(there, heard);
        await Says(there, app, "zoe 1");
        await Says(there, app, "zoe 1");
        await app.DrainAsync();
        await Says(there, app, "zoe 1");

        heard.Fails = null;
        await app.PassAsync(Duration.FromMinutes(1));

        Assert.Equal(["zoe 1"], heard.Said);
        Assert.Equal(0, await Left(app));
    }

    [Fact]
    public async Task What_comes_once_more_while_it_is_dealt_with_is_nothing_new()
    {
        await using var there = await Neighbour.StartAsync();
        var heard = new Heard { Waits = "zoe 1" };
        await using var app = await Start(there, heard);
        await Says(there, app, "zoe 1");
        var draining = app.DrainAsync();
        await heard.Waiting.Task.WaitAsync(Ct);
        await Says(there, app, "zoe 1");

        heard.Goes.SetResult();
        await draining;

        Assert.Equal(["zoe 1"], heard.Said);
        Assert.Equal(0, await Left(app));
    }

    [Fact]
    public async Task Nothing_holds_its_actor_up_for_ever()
    {
        await using var there = await Neighbour.StartAsync();
        var heard = new Heard { Fails = "zoe 1" };
        await using var app = await Start(there, heard);
        await Says(there, app, "zoe 1");
        await Says(there, app, "zoe 2");
        await app.PassAsync(Duration.FromMinutes(9));
        Assert.Empty(heard.Said);

        await app.PassAsync(Duration.FromMinutes(2));

        Assert.Equal(["zoe 2"], heard.Said);
        Assert.Equal(1, await Left(app));
    }

    [Fact]
    public async Task Nobody_waits_for_a_server_that_keeps_us_waiting()
    {
        await using var slow = await Neighbour.StartAsync();
        await using var quick = await Neighbour.StartAsync();
        var heard = new Heard { Waits = "slow 1" };
        await using var app = await App.StartWithAsync(
            services => services.AddSingleton(heard).AddReceiver<Hears>(),
            ("SafeHttp:AllowLoopbackPorts", $"{slow.Port},{quick.Port}")
        );
        await Says(slow, app, "slow 1");
        var draining = app.DrainAsync();
        await heard.Waiting.Task.WaitAsync(Ct);

        await Says(slow, app, "slow 2");
        await Says(quick, app, "quick 1");
        while (heard.Said.IsEmpty)
            await Task.Delay(20, Ct);

        Assert.Equal(["quick 1"], heard.Said);
        heard.Goes.SetResult();
        await draining;
        Assert.Equal(["quick 1", "slow 1", "slow 2"], heard.Said);
    }

    [Fact]
    public async Task Of_two_nodes_on_one_database_one_is_at_it()
    {
        await using var app = await App.StartAsync();
        var settings = app.Services.GetRequiredService<DatabaseSettings>();
        Assert.SkipWhen(settings.IsSqlite, "SQLite has one node.");
        await using (var ours = await NodeTurn.Take(settings, NodeTurn.Inbox, Ct))
        {
            await using var theirs = await NodeTurn.Take(settings, NodeTurn.Inbox, Ct);
            Assert.Equal((true, false), (ours.IsOurs, theirs.IsOurs));
        }
        await using var after = await NodeTurn.Take(settings, NodeTurn.Inbox, Ct);
        Assert.True(after.IsOurs);
    }

    private static Task<App> Start(Neighbour there, Heard heard) =>
        App.StartWithAsync(services => services.AddSingleton(heard).AddReceiver<Hears>(), there.Allowed);

    private static Task<HttpResponseMessage> Says(Neighbour there, App app, string what, SigningKey? by = null)
    {
        app.Clock.Advance(Duration.FromMilliseconds(5));
        var actor = by?.KeyId.Split('#')[0] ?? there.Actor;
        var said = new
        {
            id = $"{actor}/said/{Uri.EscapeDataString(what)}",
            type = "Say",
            actor,
            content = what,
        };
        return there.SendsText(app, JsonSerializer.Serialize(said), by: by);
    }

    private static Task<int> Left(App app) => app.Look(db => db.Set<ReceivedRow>().CountAsync(Ct));

    private sealed class Heard
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public string? Fails { get; set; }

        public string? Waits { get; init; }

        public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Goes { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Hears(Heard heard) : IReceive
    {
        public bool Takes(RemoteActivity activity) => activity.Type == "Say";

        public async Task Take(RemoteActivity activity, CancellationToken ct)
        {
            var said = activity.Document.Text("content")!;
            if (said == heard.Fails)
                throw new IOException("Nobody answers.");
            if (said == heard.Waits)
            {
                heard.Waiting.TrySetResult();
                await heard.Goes.Task.WaitAsync(ct);
            }
            heard.Said.Enqueue(said);
        }
    }
}
