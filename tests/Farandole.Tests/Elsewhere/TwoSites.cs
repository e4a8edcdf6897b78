using System.Collections.Concurrent;
using System.Text;
using Farandole.Tests.Announcing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Elsewhere;

/// <summary>Two of ours that speak with each other by real HTTP: each stands behind a gate of its own on this machine.</summary>
internal sealed class TwoSites : IAsyncDisposable
{
    private readonly List<WebApplication> gates = [];

    public App Here { get; private set; } = null!;

    public App There { get; private set; } = null!;

    /// <summary>Everything that one brought to an inbox of the other, in the order in which it came.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    /// <param name="others">Ports of servers with which both may speak besides.</param>
    public static async Task<TwoSites> StartAsync(params int[] others)
    {
        var both = new TwoSites();
        var here = await both.Gate(() => both.Here);
        var there = await both.Gate(() => both.There);
        (string, string)[] settings =
        [
            ("SafeHttp:AllowLoopbackPorts", string.Join(',', [here.Port, there.Port, .. others])),
            ("PageCache:Disabled", "true"),
            Announcer.NoLimits,
        ];
        both.Here = await App.StartAsync([("Url", Origin(here)), .. settings]);
        both.There = await App.StartAsync([("Url", Origin(there)), .. settings]);
        return both;
    }

    /// <summary>Both do everything that is due, and what follows from it.</summary>
    public async Task DrainAsync()
    {
        while (await Here.DrainAsync() + await There.DrainAsync() > 0)
        {
            Here.Clock.Advance(NodaTime.Duration.FromMilliseconds(5));
            There.Clock.Advance(NodaTime.Duration.FromMilliseconds(5));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gate in gates)
            await gate.DisposeAsync();
        await Here.DisposeAsync();
        await There.DisposeAsync();
    }

    private static string Origin(Uri gate) => gate.GetLeftPart(UriPartial.Authority);

    private async Task<Uri> Gate(Func<App> behind)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var gate = builder.Build();
        gate.Run(context => Pass(context, behind()));
        await gate.StartAsync(TestContext.Current.CancellationToken);
        gates.Add(gate);
        return new Uri(gate.Urls.First());
    }

    /// <summary>Byte for byte, and under the name that was asked for: signatures cover both.</summary>
    private async Task Pass(HttpContext context, App app)
    {
        var server = (TestServer)app.Services.GetRequiredService<IServer>();
        var asked = context.Request;
        using var body = new MemoryStream();
        await asked.Body.CopyToAsync(body);
        if (HttpMethods.IsPost(asked.Method))
            Sent.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
        var answer = await server.SendAsync(inner =>
        {
            var request = inner.Request;
            (request.Method, request.Scheme, request.Host) = (asked.Method, asked.Scheme, asked.Host);
            (request.Path, request.QueryString) = (asked.Path, asked.QueryString);
            foreach (var (name, value) in asked.Headers)
                request.Headers[name] = value;
            request.Body = new MemoryStream(body.ToArray());
        });
        context.Response.StatusCode = answer.Response.StatusCode;
        context.Response.ContentType = answer.Response.ContentType;
        await answer.Response.Body.CopyToAsync(context.Response.Body);
    }
}
