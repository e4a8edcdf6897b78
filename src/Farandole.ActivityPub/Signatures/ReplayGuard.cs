using System.Security.Cryptography;
using System.Text;

namespace Farandole.ActivityPub.Signatures;

/// <summary>Remembers signatures that were taken, so that the same is not taken twice.</summary>
public interface IReplayGuard
{
    /// <summary>False when it was here before. What is older than <paramref name="until"/> is refused by its date anyway.</summary>
    ValueTask<bool> IsNewAsync(
        string keyId,
        ReadOnlyMemory<byte> signature,
        DateTimeOffset until,
        CancellationToken ct
    );
}

/// <summary>Remembers in this process; after a restart, activities are still told apart by their id.</summary>
public sealed class RecentSignatures(TimeProvider clock, int most = 100_000) : IReplayGuard
{
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Mark, DateTimeOffset Until)> order = new();

    public ValueTask<bool> IsNewAsync(
        string keyId,
        ReadOnlyMemory<byte> signature,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var mark = Convert.ToBase64String(SHA256.HashData([.. Encoding.UTF8.GetBytes(keyId), 0, .. signature.Span]));
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && (oldest.Until < clock.GetUtcNow() || order.Count >= most))
                seen.Remove(order.Dequeue().Mark);
            if (!seen.Add(mark))
                return ValueTask.FromResult(false);
            order.Enqueue((mark, until));
            return ValueTask.FromResult(true);
        }
    }
}
