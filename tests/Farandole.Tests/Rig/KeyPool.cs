using System.Collections.Concurrent;
using Farandole.ActivityPub.Signatures;

namespace Farandole.Tests.Rig;

/// <summary>
/// Pairs of keys for one who needs some. To make one takes a fifth of a second, longer than most tests: they are lent from test to
/// test, and no two have one at the same time.
/// </summary>
internal sealed class KeyPool : IDisposable
{
    private static readonly ConcurrentBag<string> Free = [];

    private readonly ConcurrentQueue<string> lent = [];

    public SigningKey Lend(string keyId)
    {
        if (!Free.TryTake(out var pem))
        {
            using var made = SigningKey.Create(keyId);
            pem = made.PrivatePem;
        }
        lent.Enqueue(pem);
        return SigningKey.FromPem(keyId, pem);
    }

    public void Dispose()
    {
        while (lent.TryDequeue(out var pem))
            Free.Add(pem);
    }
}
