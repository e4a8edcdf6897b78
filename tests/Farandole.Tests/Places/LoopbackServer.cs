using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Farandole.Tests.Places;

/// <summary>A server somewhere else, on a free port of this machine.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackServer(WebApplication app) => this.app = app;

    public int Port => new Uri(app.Urls.First()).Port;

    public List<string> Asked { get; } = [];

    public Uri At(string path) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}{path}"));

    public static async Task<LoopbackServer> StartAsync(RequestDelegate answer, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new LoopbackServer(builder.Build());
        server.app.Run(context =>
        {
            lock (server.Asked)
                server.Asked.Add(context.Request.Path + context.Request.QueryString.Value);
            return answer(context);
        });
        await server.app.StartAsync(ct);
        return server;
    }

    public static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
