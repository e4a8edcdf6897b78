using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using NodaTime;

namespace Farandole.Platform.Web;

/// <summary>How often one network (an IPv4 address, an IPv6 /64) may do what. Each class is driven to 429 in a test.</summary>
internal enum Rate
{
    /// <summary>Reading pages and feeds.</summary>
    Read,

    /// <summary>Creating an event without an account.</summary>
    Create,

    /// <summary>Answering, changing an answer.</summary>
    Answer,

    /// <summary>Showing a key or a ticket: guesses.</summary>
    Key,

    /// <summary>What somebody does with their own answer: many people share a network, and a ticket cannot be guessed.</summary>
    Ticket,

    /// <summary>Asking for keys by letter.</summary>
    Letter,

    /// <summary>Pictures.</summary>
    Upload,

    /// <summary>Lists with personal data, and imports.</summary>
    Export,

    /// <summary>What organizers do with their key.</summary>
    Organize,

    /// <summary>Making a profile: its handle will never be given to anybody else.</summary>
    Profile,

    /// <summary>Noting who comes through the door: many at once, and what waited for a network.</summary>
    Door,

    /// <summary>Suggestions while typing.</summary>
    Suggest,

    /// <summary>Covers and pictures: a page shows dozens, once.</summary>
    Media,

    /// <summary>What other servers bring: one network is one server, which may have much to say.</summary>
    Federation,
}

internal static class Limits
{
    public static (int Permits, TimeSpan Window) Of(Rate rate) =>
        rate switch
        {
            Rate.Read => (300, TimeSpan.FromMinutes(1)),
            Rate.Create => (3, TimeSpan.FromHours(1)),
            Rate.Answer => (10, TimeSpan.FromMinutes(10)),
            Rate.Key => (20, TimeSpan.FromMinutes(10)),
            Rate.Ticket => (120, TimeSpan.FromMinutes(10)),
            Rate.Letter => (10, TimeSpan.FromHours(1)),
            Rate.Upload => (30, TimeSpan.FromMinutes(30)),
            Rate.Export => (5, TimeSpan.FromHours(1)),
            Rate.Organize => (120, TimeSpan.FromMinutes(10)),
            Rate.Profile => (20, TimeSpan.FromHours(1)),
            Rate.Door => (600, TimeSpan.FromMinutes(10)),
            Rate.Suggest => (120, TimeSpan.FromMinutes(1)),
            Rate.Media => (1200, TimeSpan.FromMinutes(1)),
            Rate.Federation => (3000, TimeSpan.FromMinutes(1)),
        };

    public static IServiceCollection AddLimits(this IServiceCollection services) =>
        services.AddSingleton<Permits>().AddSingleton<Counters>();

    /// <summary>Whoever comes too often is told when to come again.</summary>
    public static void UseLimits(this IApplicationBuilder app)
    {
        var counters = app.ApplicationServices.GetRequiredService<Counters>();
        app.Use(
            (context, next) =>
            {
                if (RateOf(context.GetEndpoint()) is not { } rate || IsPartOfAnother(context))
                    return next(context);
                if (counters.IsTooMuch(rate, context) is not { } wait)
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                SayWhen(context, wait);
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>The page of what went wrong is part of the same request: who had too many of them is told so in words.</summary>
    private static bool IsPartOfAnother(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>For load tests on one's own machine; a public instance never runs without.</summary>
    public static bool AreLifted(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue("RateLimits:Disabled", false) && !environment.IsProduction();

    public static void SayWhen(HttpContext context, Duration wait) =>
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>States the rate class of an endpoint; the inventory test demands one of each.</summary>
    public static TBuilder Limited<TBuilder>(this TBuilder endpoint, Rate rate)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Stated(rate));

    public static Rate? RateOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Stated>()?.Rate;

    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private sealed record Stated(Rate Rate);
}
