using System.Buffers.Binary;

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
    private readonly HashSet<ulong> seen = [];
    private readonly Queue<(ulong Mark, DateTimeOffset Until)> order = new();

    public ValueTask<bool> IsNewAsync(
        string keyId,
        ReadOnlyMemory<byte> signature,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var mark = MarkOf(keyId, signature.Span);
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

    /// <summary>
    /// The end of a signature that was found good is as hard to meet as a hash, and can be had without one. Not as text, and no
    /// longer than it must be: a hundred thousand things are looked through for each that comes.
    /// </summary>
    private static ulong MarkOf(string keyId, ReadOnlySpan<byte> signature)
    {
        Span<byte> end = stackalloc byte[sizeof(ulong)];
        signature[^Math.Min(sizeof(ulong), signature.Length)..].CopyTo(end);
        return BinaryPrimitives.ReadUInt64BigEndian(end) ^ (uint)keyId.GetHashCode(StringComparison.Ordinal);
    }
}
