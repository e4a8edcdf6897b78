using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Farandole.ActivityPub;
using Farandole.ActivityPub.Discovery;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Tests.Rig;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Farandole.Tests.Federation;

/// <summary>Another server on this machine with one person on it: real HTTP, a real key, and an inbox that remembers.</summary>
internal sealed class Neighbour : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly KeyPool keys = new();
    private SigningKey key;

    private Neighbour(WebApplication server, string origin)
    {
        (this.server, Origin) = (server, origin);
        key = keys.Lend($"{Actor}#main-key");
    }

    public string Origin { get; }

    public int Port => new Uri(Origin).Port;

    public string Actor => $"{Origin}/users/zoe";

    public string Inbox => $"{Origin}/users/zoe/inbox";

    /// <summary>What its inbox answers.</summary>
    public int Answers { get; set; } = StatusCodes.Status202Accepted;

    /// <summary>Everything that came, in order, whatever was answered.</summary>
    public ConcurrentQueue<ReceivedRequest> Came { get; } = [];

    public IReadOnlyList<RemoteActivity> Activities =>
        [.. Came.Select(c => new RemoteActivity(ActivityText.Parse(c.Body).Document!))];

    /// <summary>What the one on it is.</summary>
    public ActorKind Kind { get; set; } = ActorKind.Person;

    /// <summary>Other documents that it serves, by path.</summary>
    public Dictionary<string, string> Documents { get; } = [];

    /// <summary>Bytes that it serves as pictures, by path.</summary>
    public Dictionary<string, byte[]> Pictures { get; } = [];

    /// <summary>What it was asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The last such question, as it was asked.</summary>
    public ReceivedRequest? AskedLast { get; private set; }

    /// <summary>How the person shows themselves besides.</summary>
    public Func<ActivityActor, ActivityActor> Shown { get; set; } = actor => actor;

    public static async Task<Neighbour> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        Neighbour? self = null;
        app.Run(context => self!.Serve(context));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return self = new Neighbour(app, app.Urls.First().TrimEnd('/'));
    }

    /// <summary>The settings with which an instance may speak with it.</summary>
    public (string Name, string Value) Allowed =>
        ("SafeHttp:AllowLoopbackPorts", Port.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Another key under the same id.</summary>
    public void ChangesKey() => key = keys.Lend(key.KeyId);

    /// <summary>Somebody else lives on it, with a key of their own.</summary>
    public SigningKey Houses(string name, ActorKind kind = ActorKind.Person)
    {
        var address = $"{Origin}/users/{name}";
        var own = keys.Lend($"{address}#main-key");
        Documents[$"/users/{name}"] = (
            new ActivityActor(kind)
            {
                Id = address,
                PreferredUsername = name,
                Name = name,
                Url = address,
                Inbox = $"{address}/inbox",
                Outbox = $"{address}/outbox",
                Endpoints = new($"{Origin}/inbox"),
                PublicKey = new(own.KeyId, address, own.PublicPem),
                ManuallyApprovesFollowers = false,
                Discoverable = true,
            }
        ).ToJson();
        return own;
    }

    /// <summary>A key for somebody who lives on it at an address of another kind; their document is served when it is there.</summary>
    public SigningKey KeyFor(string address) => keys.Lend($"{address}#main-key");

    /// <summary>Does something, and brings it to an inbox of the instance.</summary>
    public Task<HttpResponseMessage> Sends(
        App app,
        object activity,
        string inbox = "/inbox",
        SignatureScheme scheme = SignatureScheme.Cavage
    ) => SendsText(app, JsonSerializer.Serialize(activity), inbox, scheme);

    public async Task<HttpResponseMessage> SendsText(
        App app,
        string body,
        string inbox = "/inbox",
        SignatureScheme scheme = SignatureScheme.Cavage,
        SigningKey? by = null
    )
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = OutgoingRequest.Post(new Uri("http://farandole.test" + inbox), bytes);
        using var message = new HttpRequestMessage(HttpMethod.Post, inbox) { Content = new ByteArrayContent(bytes) };
        foreach (
            var (name, value) in RequestSigner.Sign(
                request,
                by ?? key,
                scheme,
                app.Clock.GetCurrentInstant().ToDateTimeOffset()
            )
        )
            message.Headers.TryAddWithoutValidation(name, value);
        message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentTypes.Activity);
        return await app.Visitor().SendAsync(message, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Follows(App app, string whom, string id = "1") =>
        Sends(
            app,
            new
            {
                id = $"{Origin}/follows/{id}",
                type = "Follow",
                actor = Actor,
                @object = whom,
            }
        );

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        key.Dispose();
        keys.Dispose();
    }

    private async Task Serve(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (HttpMethods.IsPost(context.Request.Method))
        {
            Came.Enqueue(await Read(context.Request));
            context.Response.StatusCode = Answers;
            return;
        }
        Asked.Enqueue(path);
        AskedLast = await Read(context.Request);
        if (Pictures.TryGetValue(path, out var picture))
        {
            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(picture);
            return;
        }
        var document =
            path == "/users/zoe"
                ? Shown(Document()).ToJson()
                : Documents.GetValueOrDefault(path + context.Request.QueryString) ?? Documents.GetValueOrDefault(path);
        context.Response.StatusCode = document is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType =
            path.StartsWith("/.well-known/", StringComparison.Ordinal) ? ContentTypes.ResourceDescriptor
            : path.StartsWith("/nodeinfo/", StringComparison.Ordinal) ? NodeInfo.ContentType("2.1")
            : ContentTypes.Activity;
        await context.Response.WriteAsync(document ?? "");
    }

    private static async Task<ReceivedRequest> Read(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new ReceivedRequest
        {
            Method = request.Method,
            Target = request.Path + request.QueryString,
            Authority = request.Host.Value!,
            Scheme = "http",
            Headers = [.. request.Headers.Select(h => new KeyValuePair<string, string>(h.Key, h.Value.ToString()))],
            Body = body.ToArray(),
        };
    }

    private ActivityActor Document() =>
        new(Kind)
        {
            Id = Actor,
            PreferredUsername = "zoe",
            Name = "Zoé d’ailleurs",
            Url = Actor,
            Inbox = Inbox,
            Outbox = $"{Actor}/outbox",
            Endpoints = new($"{Origin}/inbox"),
            PublicKey = new(key.KeyId, Actor, key.PublicPem),
            ManuallyApprovesFollowers = false,
            Discoverable = true,
        };
}
