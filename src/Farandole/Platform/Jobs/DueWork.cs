namespace Farandole.Platform.Jobs;

/// <summary>Something to do whenever it is due, a round at a time.</summary>
internal abstract class DueWork
{
    /// <summary>One round; returns how much was done, and zero when nothing is due.</summary>
    public abstract Task<int> RunDue(CancellationToken ct);

    /// <summary>Everything that is due, also what follows from it; returns how much was done.</summary>
    public async Task<int> DrainAsync(CancellationToken ct)
    {
        for (var done = 0; ; )
        {
            var round = await RunDue(ct);
            if (round == 0)
                return done;
            done += round;
        }
    }
}
