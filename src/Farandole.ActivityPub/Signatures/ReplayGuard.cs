using System.Buffers.Binary;
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

    // Half a hash each, not as text: a hundred thousand small things are work for whoever clears up behind us.
    private readonly HashSet<UInt128> seen = [];
    private readonly Queue<(UInt128 Mark, DateTimeOffset Until)> order = new();

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

    private static UInt128 MarkOf(string keyId, ReadOnlySpan<byte> signature)
    {
        var text = new byte[Encoding.UTF8.GetByteCount(keyId) + 1 + signature.Length];
        signature.CopyTo(text.AsSpan(Encoding.UTF8.GetBytes(keyId, text) + 1));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
