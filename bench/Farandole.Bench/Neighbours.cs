using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Farandole.ActivityPub;
using Farandole.ActivityPub.Signatures;
using Farandole.ActivityPub.Vocabulary;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Farandole.Bench;

/// <summary>
/// Other servers, each with an address of this machine's own: what listens under 127.0.0.1 has somebody who signs, the others
/// take what is brought to them, never answer, or are not there at all.
/// </summary>
internal sealed class Neighbours : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly int port;
    private readonly HashSet<IPAddress> silent;
    private readonly ConcurrentDictionary<IPAddress, int> came = [];
    private long last;

    private Neighbours(WebApplication server, int port, HashSet<IPAddress> silent) =>
        (this.server, this.port, this.silent) = (server, port, silent);

    public SigningKey Key { get; private set; } = null!;

    public string Somebody => $"http://127.0.0.1:{port}/users/zoe";

    /// <summary>What the server must be told to be allowed to speak with them.</summary>
    public (string Name, string Value) Allowed =>
        ("SafeHttp__AllowLoopbackPorts", port.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many things were brought to those who answer.</summary>
    public int Came => came.Values.Sum();

    /// <summary>When the last of them came, in ticks of the clock that only runs.</summary>
    public long Last => Interlocked.Read(ref last);

    /// <param name="count">How many listen besides.</param>
    /// <param name="silent">How many of these never answer.</param>
    public static async Task<Neighbours> StartAsync(int count = 0, int silent = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var port = Server.FreePort();
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, port);
                foreach (var n in Enumerable.Range(0, count))
                    kestrel.Listen(Address(n), port);
            });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var made = new Neighbours(app, port, [.. Enumerable.Range(0, silent).Select(Address)]);
        made.Key = SigningKey.Create($"{made.Somebody}#main-key");
        app.Run(made.Serve);
        await app.StartAsync();
        return made;
    }

    /// <summary>The inbox of one of them; beyond those that listen, of one that is not there.</summary>
    public string InboxOf(int n) => $"http://{Address(n)}:{port}/inbox";

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Key.Dispose();
    }

    private static IPAddress Address(int n) => new([127, 1, (byte)(n / 250), (byte)(n % 250 + 1)]);

    private async Task Serve(HttpContext context)
    {
        var to = context.Connection.LocalIpAddress!;
        if (silent.Contains(to))
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.ContentType = ContentTypes.Activity;
            await context.Response.WriteAsync(Document().ToJson());
            return;
        }
        await context.Request.Body.CopyToAsync(Stream.Null);
        came.AddOrUpdate(to, 1, (_, before) => before + 1);
        Interlocked.Exchange(ref last, TimeProvider.System.GetTimestamp());
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private ActivityActor Document() =>
        new(ActorKind.Person)
        {
            Id = Somebody,
            PreferredUsername = "zoe",
            Name = "Zoé",
            Url = Somebody,
            Inbox = $"{Somebody}/inbox",
            Outbox = $"{Somebody}/outbox",
            Endpoints = new($"http://127.0.0.1:{port}/inbox"),
            PublicKey = new($"{Somebody}#main-key", Somebody, Key.PublicPem),
            ManuallyApprovesFollowers = false,
            Discoverable = true,
        };
}
