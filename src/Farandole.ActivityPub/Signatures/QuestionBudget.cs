namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// How often others can make us ask: one question per key, and a hundred and twenty per server, in five minutes. Whoever sends
/// bad signatures would otherwise decide whom we call, and how often.
/// </summary>
internal sealed class QuestionBudget(TimeProvider clock)
{
    private const int PerServer = 120;
    private const int Most = 10_000;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> asked = new(StringComparer.Ordinal);

    public bool Allows(string keyId, string server)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (asked.Count >= Most)
                Forget(now);
            return asked.Count < Most
                && Has(server, PerServer, now)
                && Take(keyId, 1, now)
                && Take(server, PerServer, now);
        }
    }

    private bool Has(string name, int most, DateTimeOffset now) =>
        !asked.TryGetValue(name, out var before) || now - before.Since >= Rest || before.Count < most;

    private bool Take(string name, int most, DateTimeOffset now)
    {
        if (!Has(name, most, now))
            return false;
        var before = asked.GetValueOrDefault(name);
        asked[name] = now - before.Since >= Rest ? (now, 1) : (before.Since, before.Count + 1);
        return true;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var old in asked.Where(a => now - a.Value.Since >= Rest).Select(a => a.Key).ToList())
            asked.Remove(old);
    }
}
