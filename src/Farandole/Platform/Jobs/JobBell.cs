namespace Farandole.Platform.Jobs;

/// <summary>Wakes the runner when a transaction of this process has left jobs; other nodes look for themselves every few seconds.</summary>
internal class JobBell : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Ring()
    {
        if (bell.CurrentCount > 0)
            return;
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody rang in between: once is enough.
        }
    }

    /// <summary>Until somebody rings, or the time is over.</summary>
    public Task<bool> Wait(TimeSpan most, CancellationToken ct) => bell.WaitAsync(most, ct);

    public void Dispose()
    {
        bell.Dispose();
        GC.SuppressFinalize(this);
    }
}
