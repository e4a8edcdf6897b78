namespace Farandole.ActivityPub.Delivery;

/// <summary>How many deliveries are under way to one server: two, so that a slow one does not hold up all others.</summary>
public sealed class HostTurns
{
    private const int AtOnce = 2;
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> underWay = new(StringComparer.Ordinal);

    /// <summary>A turn, to be given back; null when it is not one's turn.</summary>
    public IDisposable? Take(string host)
    {
        lock (gate)
        {
            var taken = underWay.GetValueOrDefault(host);
            if (taken >= AtOnce)
                return null;
            underWay[host] = taken + 1;
            return new Turn(this, host);
        }
    }

    private void GiveBack(string host)
    {
        lock (gate)
        {
            if (--underWay[host] == 0)
                underWay.Remove(host);
        }
    }

    private sealed class Turn(HostTurns turns, string host) : IDisposable
    {
        private bool isBack;

        public void Dispose()
        {
            if (!isBack)
                turns.GiveBack(host);
            isBack = true;
        }
    }
}
