using Farandole.Domain.Kernel;
using Farandole.Platform.Web;

namespace Farandole.Platform.Live;

/// <summary>
/// Who listens to which event, in this process. Facts ring the bells of their event once they are durable; a listener
/// then asks again what it may see. Bounded for each network and in all: a stream is cheap and is not nothing.
/// </summary>
internal sealed class Listeners
{
    private const int MostInAll = 4_000;
    private const int MostOfOneNetwork = 60;
    private const int WithoutLimits = 100_000;

    private readonly Lock door = new();
    private readonly Dictionary<EventId, HashSet<Listener>> byEvent = [];
    private readonly Dictionary<string, int> byNetwork = [];
    private readonly ILookup<Type, string> words;
    private readonly (int Network, int All) most;
    private int all;

    public Listeners(IEnumerable<LiveWord> words, IConfiguration configuration, IWebHostEnvironment environment)
    {
        this.words = words.ToLookup(w => w.Fact, w => w.Word);
        most = Limits.AreLifted(configuration, environment)
            ? (WithoutLimits, WithoutLimits)
            : (MostOfOneNetwork, MostInAll);
        Beat = configuration.GetValue("Live:Beat", TimeSpan.FromSeconds(20));
    }

    /// <summary>How long a stream is silent at most: proxies close what they take for dead.</summary>
    public TimeSpan Beat { get; }

    /// <summary>Null when this network, or everybody together, listens to enough already.</summary>
    public Listener? Join(EventId id, string network)
    {
        lock (door)
        {
            if (all >= most.All || byNetwork.GetValueOrDefault(network) >= most.Network)
                return null;
            var joined = new Listener(leaving => Leave(leaving, id, network));
            if (!byEvent.TryGetValue(id, out var listening))
                byEvent[id] = listening = [];
            listening.Add(joined);
            byNetwork[network] = byNetwork.GetValueOrDefault(network) + 1;
            all++;
            return joined;
        }
    }

    /// <summary>Called when facts have become durable.</summary>
    public void Ring(IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact is not IAboutEvent about)
                continue;
            foreach (var listener in ListenersOf(about.Event))
            {
                listener.Ring(null);
                foreach (var word in words[fact.GetType()])
                    listener.Ring(word);
            }
        }
    }

    private Listener[] ListenersOf(EventId id)
    {
        lock (door)
            return byEvent.TryGetValue(id, out var listening) ? [.. listening] : [];
    }

    private void Leave(Listener leaving, EventId id, string network)
    {
        lock (door)
        {
            if (!byEvent.TryGetValue(id, out var listening) || !listening.Remove(leaving))
                return;
            if (listening.Count == 0)
                byEvent.Remove(id);
            if (--byNetwork[network] == 0)
                byNetwork.Remove(network);
            all--;
        }
    }
}
