using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Farandole.Platform.Identity;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Farandole.Platform.Web;

/// <summary>
/// Pages that everybody sees alike are rendered once and served from memory for a few seconds: a rush costs one
/// rendering. What changes is forgotten at once; other nodes notice within the same few seconds. The framework's own
/// cache rebuilds an answer from bytes at each request and knows no entity tags (docs/decisions/0006-page-cache.md).
/// </summary>
internal sealed class PageCache : IDisposable
{
    private const int MostBytes = 64 * 1024 * 1024;
    private const int MostBytesOfOne = 1024 * 1024;

    /// <summary>What a page is made of takes about as much as the page.</summary>
    private const int BytesOfReading = 64 * 1024;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    // What the server writes itself, at each answer.
    private static readonly FrozenSet<string> Unkept = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        HeaderNames.Date,
        HeaderNames.ContentLength,
        HeaderNames.TransferEncoding
    );

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly TagVersions versions = new();
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly Sessions sessions;
    private readonly Instance instance;
    private readonly bool disabled;

    public PageCache(Sessions sessions, Instance instance, IConfiguration settings, IHostEnvironment environment)
    {
        (this.sessions, this.instance) = (sessions, instance);
        // For measuring how fast pages are rendered; a public instance never runs without.
        disabled = settings.GetValue("PageCache:Disabled", false) && !environment.IsProduction();
    }

    /// <summary>Called when facts have become durable, before anybody is told so.</summary>
    public void Forget(IEnumerable<Fact> facts)
    {
        foreach (var tag in facts.SelectMany(Tags).Distinct())
            versions.Raise(tag);
    }

    /// <summary>Called when those who act here show themselves to other servers in another way, of which no fact tells.</summary>
    public void ForgetFaces() => versions.Raise("profiles");

    public void Dispose()
    {
        pages.Dispose();
        Array.ForEach(turns, t => t.Dispose());
    }

    /// <summary>Answers from memory, or lets the page be made and keeps it if everybody may have it.</summary>
    public async Task Serve(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<SharedPage>() is not { } page || !MayKeep(context))
        {
            await next(context);
            return;
        }
        var key = PageKey.Of(context.Request, instance);
        if (Find(key) is { } kept)
        {
            await kept.SendAgain(context);
            return;
        }
        // Of those who ask at the same time one makes the page; the others take it.
        var turn = turns[(uint)key.GetHashCode() % (uint)turns.Length];
        await turn.WaitAsync(context.RequestAborted);
        try
        {
            await (Find(key)?.SendAgain(context) ?? MakeAndKeep(page, key, context, next));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// What a page shows everybody alike is read once for those who are signed in as well, although the page itself is
    /// made for each of them. Kept as long as the page would be, and forgotten by the same facts.
    /// </summary>
    /// <param name="context">The request, of a page that everybody sees alike who showed no key.</param>
    /// <param name="read">Must not look at who asks.</param>
    public async Task<T> Reading<T>(HttpContext context, Func<Task<T>> read)
    {
        if (disabled || context.GetEndpoint()?.Metadata.GetMetadata<SharedPage>() is not { } page)
            return await read();
        var key = (PageKey.Of(context.Request, instance), typeof(T));
        var stamp = versions.Of(page.Tags);
        if (pages.Get<KeptReading>(key) is { } kept && kept.Stamp == stamp)
            return (T)kept.What!;
        var what = await read();
        pages.Set(
            key,
            new KeptReading(what, stamp),
            new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Life, Size = BytesOfReading }
        );
        return what;
    }

    private static IEnumerable<string> Tags(Fact fact)
    {
        if (fact is IAboutEvent about)
            yield return about.Event.ToString();
        if (fact is EventPublished or EventListed or EventChanged or EventCancelled or EventDeleted or HostsChanged)
            yield return "agenda";
        // Where they stand beside the events that they announce: a group that is by link from now on is named there no more.
        if (fact is ProfileChanged or ProfileDeleted or GroupChanged)
            yield return "hosts";
        // What somebody shows of others stands in their calendar, and of whom is kept away some things stand nowhere.
        if (fact is BlocksChanged or PromotionMade or PromotionEnded)
            yield return "agenda";
        // One for all of them: what is kept of one must not tell that another has changed.
        if (
            fact
            is ProfileChanged
                or ProfileDeleted
                or GroupChanged
                or BlocksChanged
                or PromotionMade
                or PromotionEnded
                or MemberChanged
                or PostPublished
                or PostChanged
                or PostDeleted
        )
            yield return "profiles";
    }

    /// <summary>Nothing that was asked for with a key or a session.</summary>
    private bool MayKeep(HttpContext context) =>
        !disabled
        && HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Authorization.Count == 0
        && sessions.IdOf(context) is null;

    private KeptPage? Find(PageKey key) =>
        pages.Get<KeptPage>(key) is { } kept && kept.Stamp == versions.Of(kept.Tags) ? kept : null;

    private async Task MakeAndKeep(SharedPage page, PageKey key, HttpContext context, RequestDelegate next)
    {
        var tags = context.Request.RouteValues["id"] is string id ? [.. page.Tags, id] : page.Tags;
        // Read before anything else: what changes while the page is being made makes it old.
        var stamp = versions.Of(tags);
        using var body = new MemoryStream();
        var outer = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var inner = new StreamResponseBodyFeature(body, outer);
        context.Features.Set<IHttpResponseBodyFeature>(inner);
        try
        {
            await next(context);
            await inner.CompleteAsync();
        }
        finally
        {
            context.Features.Set(outer);
        }
        var made = KeptPage.Of(context.Response, body.ToArray(), tags, stamp);
        if (made.MayBeKept && body.Length <= MostBytesOfOne)
            pages.Set(
                key,
                made,
                new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Life, Size = body.Length }
            );
        await made.Send(context);
    }

    /// <summary>What makes the same address another page: query, language, theme, kind of answer.</summary>
    private readonly record struct PageKey(string Path, string Query, string Language, string? Theme, string Accept)
    {
        public static PageKey Of(HttpRequest request, Instance instance)
        {
            var (language, theme) = ReaderOfRequest.Of(request, instance);
            return new(
                request.Path.Value ?? "",
                request.QueryString.Value ?? "",
                language,
                theme,
                request.Headers.Accept.ToString()
            );
        }
    }

    /// <summary>What was read for a page, and how often its tags had changed before.</summary>
    private sealed record KeptReading(object? What, long Stamp);

    /// <summary>An answer, whole.</summary>
    private sealed record KeptPage(
        int Status,
        KeyValuePair<string, StringValues>[] Headers,
        byte[] Body,
        string[] Tags,
        long Stamp
    )
    {
        private static readonly StringValues[] Ages =
        [
            .. Enumerable.Range(0, 10).Select(s => new StringValues(s.ToString(CultureInfo.InvariantCulture))),
        ];

        private readonly long made = Environment.TickCount64;

        private string? Tag { get; init; }

        // A refusal is never kept, nor anything that sets a cookie or says that it is private.
        public bool MayBeKept => Tag is not null;

        public static KeptPage Of(HttpResponse response, byte[] body, string[] tags, long stamp)
        {
            var headers = response.Headers;
            var mayBeKept =
                response.StatusCode == StatusCodes.Status200OK
                && headers.SetCookie.Count == 0
                && headers.CacheControl != "no-store";
            if (mayBeKept && headers.ETag.Count == 0)
                headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
            return new(response.StatusCode, [.. headers.Where(h => !Unkept.Contains(h.Key))], body, tags, stamp)
            {
                Tag = mayBeKept ? headers.ETag.ToString() : null,
            };
        }

        /// <summary>From memory: it says how many seconds it has been there (RFC 9111 §5.1).</summary>
        public Task SendAgain(HttpContext context)
        {
            context.Response.Headers.Age = Ages[Math.Min((Environment.TickCount64 - made) / 1000, Ages.Length - 1)];
            return Send(context);
        }

        public async Task Send(HttpContext context)
        {
            var response = context.Response;
            foreach (var (name, value) in Headers)
                response.Headers[name] = value;
            if (Tag is not null && context.Request.Headers.IfNoneMatch is { Count: > 0 } known && Knows(known))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
            response.StatusCode = Status;
            response.ContentLength = Body.Length;
            if (Body.Length > 0)
                await response.BodyWriter.WriteAsync(Body, context.RequestAborted);
        }

        /// <summary>Weakly compared (RFC 9110 §13.1.2): proxies that compress on the way weaken a tag.</summary>
        private bool Knows(StringValues known) =>
            EntityTagHeaderValue.TryParseList(known, out var tags)
            && tags.Any(t => t == EntityTagHeaderValue.Any || t.Tag == Tag);
    }
}

/// <summary>How often what a tag names has changed. Tags share a few thousand counters: sharing costs a rendering now and then.</summary>
internal sealed class TagVersions
{
    private readonly long[] versions = new long[4096];

    public void Raise(string tag) => Interlocked.Increment(ref versions[Slot(tag)]);

    /// <summary>Another number as soon as one of them has changed.</summary>
    public long Of(string[] tags)
    {
        var sum = 0L;
        foreach (var tag in tags)
            sum += Volatile.Read(ref versions[Slot(tag)]);
        return sum;
    }

    private int Slot(string tag) => (tag.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % versions.Length;
}

/// <summary>The answer is the same for everybody who showed no key; what it is about besides the event in its address.</summary>
internal sealed record SharedPage(string[] Tags);
