using System.Collections.Concurrent;
using NodaTime;

namespace Farandole.Platform.Web.SafeHttp;

/// <summary>Servers that did not answer are left alone for a quarter of an hour: nobody can make us wait on them again and again.</summary>
internal sealed class RecentFailures(IClock clock)
{
    private const int Most = 1_000;
    private static readonly Duration Rest = Duration.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Instant> until = new();

    public bool Holds(Uri address)
    {
        if (!until.TryGetValue(address.Authority, out var end))
            return false;
        if (clock.GetCurrentInstant() < end)
            return true;
        until.TryRemove(address.Authority, out _);
        return false;
    }

    public void Remember(Uri address)
    {
        var now = clock.GetCurrentInstant();
        if (until.Count >= Most)
        {
            foreach (var (authority, end) in until.ToArray().OrderBy(u => u.Value).Take(Most / 2))
                until.TryRemove(KeyValuePair.Create(authority, end));
        }
        until[address.Authority] = now + Rest;
    }
}
