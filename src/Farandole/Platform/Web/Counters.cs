using System.Threading.RateLimiting;
using NodaTime;

namespace Farandole.Platform.Web;

/// <summary>
/// How often each network came, by class. The framework's middleware keeps such counters too, and neither lets go of them nor
/// of the timer that sweeps them when the program is stopped: a thousand programs after another, as in the tests, never end.
/// </summary>
internal sealed class Counters(IConfiguration configuration, IWebHostEnvironment environment) : IDisposable
{
    private readonly PartitionedRateLimiter<(Rate Rate, string Network)> limiter = PartitionedRateLimiter.Create<
        (Rate Rate, string Network),
        (Rate Rate, string Network)
    >(key => RateLimitPartition.GetFixedWindowLimiter(key, k => Window(k.Rate)));

    // Asked at the first request: tests and the environment may still set it after the start.
    private readonly Lazy<bool> areLifted = new(() => Limits.AreLifted(configuration, environment));

    /// <summary>Counts this one; null when it is not too much, else how long to wait.</summary>
    public Duration? IsTooMuch(Rate rate, HttpContext context)
    {
        if (areLifted.Value)
            return null;
        using var lease = limiter.AttemptAcquire((rate, Limits.NetworkOf(context.Connection.RemoteIpAddress)));
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? Duration.FromTimeSpan(after)
            : Duration.FromTimeSpan(Limits.Of(rate).Window);
    }

    public void Dispose() => limiter.Dispose();

    private static FixedWindowRateLimiterOptions Window(Rate rate) =>
        new()
        {
            PermitLimit = Limits.Of(rate).Permits,
            Window = Limits.Of(rate).Window,
            QueueLimit = 0,
        };
}
