using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Farandole.ActivityPub;
using Farandole.ActivityPub.Signatures;
using Farandole.ActivityPub.Vocabulary;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Farandole.Bench;

/// <summary>
/// Other servers, each at a port of this machine's own: on the first live people who sign, the others take what is brought to
/// them, never answer, or are not there at all.
/// </summary>
internal sealed class Neighbours : IAsyncDisposable
{
    private const int People = 100;

    private readonly WebApplication server;
    private readonly int[] ports;
    private readonly HashSet<int> silent;
    private int came;
    private long last;

    private Neighbours(WebApplication server, int[] ports, int silent) =>
        (this.server, this.ports, this.silent) = (server, ports, [.. ports.Skip(1).Take(silent)]);

    /// <summary>The keys of those who live on the first; what they are made of is the same.</summary>
    public SigningKey[] Keys { get; private set; } = [];

    private string Home => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports[0]}");

    /// <summary>What the server must be told to be allowed to speak with them.</summary>
    public (string Name, string Value) Allowed => ("SafeHttp__AllowLoopbackPorts", string.Join(',', ports));

    /// <summary>How many things were brought to those who answer.</summary>
    public int Came => Volatile.Read(ref came);

    /// <summary>When the last of them came, in ticks of the clock that only runs.</summary>
    public long Last => Interlocked.Read(ref last);

    /// <param name="count">How many there are besides.</param>
    /// <param name="silent">How many of these never answer.</param>
    /// <param name="absent">How many are not there.</param>
    public static async Task<Neighbours> StartAsync(int count = 0, int silent = 0, int absent = 0)
    {
        var ports = FreePorts(1 + count);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                foreach (var port in ports.SkipLast(absent))
                    kestrel.Listen(IPAddress.Loopback, port);
            });
        var app = builder.Build();
        var made = new Neighbours(app, ports, silent);
        using var one = SigningKey.Create("");
        made.Keys =
        [
            .. Enumerable
                .Range(0, People)
                .Select(n => SigningKey.FromPem($"{made.PersonOf(n)}#main-key", one.PrivatePem)),
        ];
        app.Run(made.Serve);
        await app.StartAsync();
        return made;
    }

    public string PersonOf(int n) => string.Create(CultureInfo.InvariantCulture, $"{Home}/users/p{n % People}");

    /// <summary>The inbox of one of them.</summary>
    public string InboxOf(int n) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports[n + 1]}/inbox");

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        foreach (var key in Keys)
            key.Dispose();
    }

    /// <summary>All at once, so that each is another.</summary>
    private static int[] FreePorts(int count)
    {
        var open = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        open.ForEach(l => l.Start());
        int[] ports = [.. open.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        open.ForEach(l => l.Stop());
        return ports;
    }

    private async Task Serve(HttpContext context)
    {
        if (silent.Contains(context.Connection.LocalPort))
        {
            // Whoever gave up waiting was not served.
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.ContentType = ContentTypes.Activity;
            await context.Response.WriteAsync(Document($"{Home}{context.Request.Path}").ToJson());
            return;
        }
        await context.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref came);
        Interlocked.Exchange(ref last, TimeProvider.System.GetTimestamp());
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private ActivityActor Document(string person) =>
        new(ActorKind.Person)
        {
            Id = person,
            PreferredUsername = person.Split('/')[^1],
            Name = "Zoé",
            Url = person,
            Inbox = $"{person}/inbox",
            Outbox = $"{person}/outbox",
            Endpoints = new($"{Home}/inbox"),
            PublicKey = new($"{person}#main-key", person, Keys[0].PublicPem),
            ManuallyApprovesFollowers = false,
            Discoverable = true,
        };
}
