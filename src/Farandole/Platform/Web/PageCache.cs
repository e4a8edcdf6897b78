using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.OutputCaching;

namespace Farandole.Platform.Web;

/// <summary>
/// Pages that everybody sees alike are rendered once and served from memory for a few seconds: a rush costs one
/// rendering. What changes is forgotten at once; other nodes notice within the same few seconds.
/// </summary>
internal sealed class PageCache(IOutputCacheStore store)
{
    public const string Policy = "page";
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    public static void Configure(OutputCacheOptions options)
    {
        options.AddPolicy(Policy, policy => policy.AddPolicy<ForNobodyInParticular>(), excludeDefaultPolicy: true);
        options.SizeLimit = 64 * 1024 * 1024;
        options.MaximumBodySize = 1024 * 1024;
    }

    /// <summary>Called when facts have become durable, before anybody is told so.</summary>
    public void Forget(IEnumerable<Fact> facts)
    {
        foreach (var tag in facts.SelectMany(Tags).Distinct())
            _ = store.EvictByTagAsync(tag, CancellationToken.None).AsTask();
    }

    public static string TagOf(EventId id) => id.ToString();

    private static string[] Tags(Fact fact) =>
        fact switch
        {
            EventPublished f => [TagOf(f.Event), "agenda"],
            EventListed f => [TagOf(f.Event), "agenda"],
            EventChanged f => [TagOf(f.Event), "agenda"],
            EventCancelled f => [TagOf(f.Event), "agenda"],
            EventDeleted f => [TagOf(f.Event), "agenda"],
            AnswerGiven f => [TagOf(f.Event)],
            AnswerConfirmed f => [TagOf(f.Event)],
            AnswerChanged f => [TagOf(f.Event)],
            AnswerWithdrawn f => [TagOf(f.Event)],
            ParticipantRemoved f => [TagOf(f.Event)],
            _ => [],
        };

    /// <summary>Keyed by address, language, theme and kind of answer; never used for a request that shows anything.</summary>
    private sealed class ForNobodyInParticular(
        Sessions sessions,
        Instance instance,
        IConfiguration configuration,
        IHostEnvironment environment
    ) : IOutputCachePolicy
    {
        // For measuring how fast pages are rendered; a public instance never runs without.
        private readonly bool disabled =
            configuration.GetValue("PageCache:Disabled", false) && !environment.IsProduction();

        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var http = context.HttpContext;
            var cacheable =
                !disabled
                && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
                && http.Request.Headers.Authorization.Count == 0
                && sessions.IdOf(http) is null;
            context.EnableOutputCaching = cacheable;
            (context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (cacheable, cacheable, true);
            context.CacheVaryByRules.QueryKeys = "*";
            context.ResponseExpirationTimeSpan = Life;
            var (language, theme) = ReaderOfRequest.Of(http.Request, instance);
            context.CacheVaryByRules.VaryByValues["reader"] = $"{language} {theme}";
            context.CacheVaryByRules.VaryByValues["kind"] = http.Request.Headers.Accept.ToString();
            context.CacheVaryByRules.VaryByValues["coding"] = http
                .Request.Headers.AcceptEncoding.ToString()
                .Contains("br", StringComparison.Ordinal)
                ? "br"
                : "";
            foreach (var tag in http.GetEndpoint()?.Metadata.GetOrderedMetadata<CacheTag>() ?? [])
                context.Tags.Add(tag.Tag);
            if (http.Request.RouteValues.TryGetValue("id", out var id) && id is string text)
                context.Tags.Add(text);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
            ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            // A refusal is never kept, nor anything that sets a cookie or says that it is private.
            context.AllowCacheStorage &=
                response.StatusCode == StatusCodes.Status200OK
                && response.Headers.SetCookie.Count == 0
                && response.Headers.CacheControl != "no-store";
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>What a cached page is about, besides the event in its address.</summary>
internal sealed record CacheTag(string Tag);

internal static class PageCacheEndpoints
{
    /// <summary>The same for everybody who showed no key: cached here, and by browsers for half a minute.</summary>
    public static RouteHandlerBuilder Shared(this RouteHandlerBuilder endpoint, params string[] tags) =>
        endpoint
            .CacheOutput(PageCache.Policy)
            .WithMetadata([.. tags.Select(t => new CacheTag(t))])
            .WithMetadata(CacheClass.Shared)
            .AddEndpointFilter(SayWhoMayKeepIt);

    /// <summary>Caches on the way keep what anybody may read, each kind and language apart; what a key opened stays here.</summary>
    private static async ValueTask<object?> SayWhoMayKeepIt(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var result = await next(context);
        var outcome = result is INestedHttpResult nested ? nested.Result : result;
        var headers = context.HttpContext.Response.Headers;
        headers.Vary = "Cookie, Accept, Accept-Language";
        if ((outcome as IStatusCodeHttpResult)?.StatusCode is null or StatusCodes.Status200OK)
            headers.CacheControl =
                headers.CacheControl == "no-store" || !context.HttpContext.Viewer().IsNobody
                    ? "no-store"
                    : "public, max-age=30, stale-while-revalidate=60";
        return result;
    }

    public static RouteHandlerBuilder Forever(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(CacheClass.Forever);

    /// <summary>Somebody's own: kept by nobody.</summary>
    public static RouteHandlerBuilder Personal(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(CacheClass.Personal)
            .AddEndpointFilter(
                (context, next) =>
                {
                    context.HttpContext.Response.KeepPrivate();
                    return next(context);
                }
            );
}

internal enum CacheClass
{
    Shared,
    Personal,

    /// <summary>Says itself how long browsers may keep it: what its address names does not change.</summary>
    Forever,
}
