using System.Threading.RateLimiting;

namespace Farandole.Platform.Web;

/// <summary>
/// Counts what succeeded instead of what was tried: who corrects a form five times has created one event. Asked by the
/// handler once everything else is right.
/// </summary>
internal sealed class Permits : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext>? creations;

    public Permits(IConfiguration configuration, IWebHostEnvironment environment)
    {
        if (Limits.AreLifted(configuration, environment))
            return;
        creations = PartitionedRateLimiter.CreateChained(
            Limiter(() => Limits.Window(Rate.Create)),
            Limiter(() =>
                new()
                {
                    PermitLimit = 10,
                    Window = TimeSpan.FromDays(1),
                    QueueLimit = 0,
                }
            )
        );
    }

    /// <summary>Whether one more event may be created from where this request comes.</summary>
    public bool MayCreate(HttpContext context)
    {
        if (creations is null)
            return true;
        using var lease = creations.AttemptAcquire(context);
        if (!lease.IsAcquired)
            Limits.SayWhen(context, lease);
        return lease.IsAcquired;
    }

    public void Dispose() => creations?.Dispose();

    private static PartitionedRateLimiter<HttpContext> Limiter(Func<FixedWindowRateLimiterOptions> window) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetFixedWindowLimiter(
                Limits.NetworkOf(context.Connection.RemoteIpAddress),
                _ => window()
            )
        );
}
