using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Rig;

/// <summary>In this process nobody has an address: a header that only tests know gives them one, as a connection would.</summary>
internal static class Connections
{
    private const string Header = "X-Test-Connection";

    public static void Addresses(IServiceCollection services) => services.AddSingleton<IStartupFilter, Filter>();

    public static HttpClient At(this HttpClient visitor, string address)
    {
        visitor.DefaultRequestHeaders.Remove(Header);
        visitor.DefaultRequestHeaders.Add(Header, address);
        return visitor;
    }

    private sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, then) =>
                    {
                        if (context.Request.Headers[Header].ToString() is { Length: > 0 } address)
                            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                        return then(context);
                    }
                );
                next(app);
            };
    }
}
