using NodaTime;

namespace Farandole.Platform.Web;

/// <summary>
/// Counts what succeeded instead of what was tried: who corrects a form five times has created one event. Asked by the
/// handler once everything else is right. By our clock, because a day is too long to wait for in a test.
/// </summary>
internal sealed class Permits(IConfiguration configuration, IWebHostEnvironment environment, IClock clock)
{
    private static readonly Duration Memory = Duration.FromDays(1);
    private static readonly (int Most, Duration Window)[] Rules = [(3, Duration.FromHours(1)), (10, Memory)];

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Instant>> created = [];
    private Instant swept;

    /// <summary>Whether one more event may be created from where this request comes.</summary>
    public bool MayCreate(HttpContext context)
    {
        if (Limits.AreLifted(configuration, environment))
            return true;
        var now = clock.GetCurrentInstant();
        var network = Limits.NetworkOf(context.Connection.RemoteIpAddress);
        lock (gate)
        {
            Sweep(now);
            if (!created.TryGetValue(network, out var before))
                created[network] = before = [];
            foreach (var (most, window) in Rules)
            {
                if (before.Count(at => at > now - window) < most)
                    continue;
                Limits.SayWhen(context, before[^most] + window - now);
                return false;
            }
            before.Add(now);
            return true;
        }
    }

    /// <summary>Where people come from is forgotten within the hour in which it stops to matter.</summary>
    private void Sweep(Instant now)
    {
        if (now - swept < Duration.FromHours(1))
            return;
        swept = now;
        foreach (var (network, before) in created.ToList())
        {
            before.RemoveAll(at => at <= now - Memory);
            if (before.Count == 0)
                created.Remove(network);
        }
    }
}
