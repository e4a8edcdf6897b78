namespace Farandole.Platform.Live;

/// <summary>One page that listens: woken by a bell, told each word once however often it was rung meanwhile.</summary>
internal sealed class Listener(Action<Listener> leave) : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);
    private readonly Lock door = new();
    private HashSet<string> words = [];

    /// <param name="word">Null wakes without a word: what this listener may see may have changed.</param>
    public void Ring(string? word)
    {
        lock (door)
        {
            if (word is not null)
                words.Add(word);
            if (bell.CurrentCount == 0)
                bell.Release();
        }
    }

    /// <summary>Until somebody rings, or the time is over.</summary>
    public Task<bool> Wait(TimeSpan most, CancellationToken ct) => bell.WaitAsync(most, ct);

    /// <summary>What was rung since the last time.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (door)
        {
            var taken = words;
            if (taken.Count > 0)
                words = [];
            return taken;
        }
    }

    // The bell has no handle of the system's to give back; who still rings must not find it broken.
    public void Dispose() => leave(this);
}
