using System.Threading.Channels;
using Farandole.Platform.Db;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>
/// Writes down what came to an inbox and was believed. What comes while others are being written waits for the next
/// transaction, and shares it: a question and a commit for each alone cost more than proving who sent it.
/// </summary>
internal sealed class Arrivals : IAsyncDisposable
{
    private const int MostTogether = 256;

    /// <summary>In which others may come to share the transaction; as long as they do, another one, so many times at most.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);
    private const int MostMoments = 4;

    private readonly Channel<Arrival> waiting = Channel.CreateUnbounded<Arrival>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly Writer writer;
    private readonly InboxBell bell;
    private readonly Lazy<Task> loop;

    public Arrivals(Writer writer, InboxBell bell)
    {
        (this.writer, this.bell) = (writer, bell);
        loop = new(() => Task.Run(Loop));
    }

    /// <summary>Ends once it is durable; whoever is gone meanwhile has brought it nonetheless.</summary>
    public Task Keep(Arrival arrival, CancellationToken ct)
    {
        _ = loop.Value;
        ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite(arrival), this);
        return arrival.Written.WaitAsync(ct);
    }

    /// <summary>What waits is written still.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        if (loop.IsValueCreated)
            await loop.Value;
    }

    private async Task Loop()
    {
        var some = new List<Arrival>(MostTogether);
        while (await waiting.Reader.WaitToReadAsync())
        {
            await Gather(some);
            var failure = await Try(some);
            // Whatever is wrong with one of them is not the others' loss.
            foreach (var arrival in some)
                arrival.End(failure is null || some.Count == 1 ? failure : await Try([arrival]));
            some.Clear();
            bell.Ring();
        }
    }

    private async Task Gather(List<Arrival> some)
    {
        for (var moments = 0; ; moments++)
        {
            var before = some.Count;
            while (some.Count < MostTogether && waiting.Reader.TryRead(out var next))
                some.Add(next);
            if (some.Count is MostTogether || some.Count == before || moments == MostMoments)
                return;
            await Task.Delay(Moment);
        }
    }

    /// <summary>What went wrong; null when all of them are durable.</summary>
    private async Task<Exception?> Try(List<Arrival> some)
    {
        try
        {
            await writer.Write((db, ct) => db.WriteArrivals(some, ct), CancellationToken.None);
            return null;
        }
#pragma warning disable CA1031 // Whoever brought it is told.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }
}

/// <summary>Something that came, until it is durable.</summary>
internal sealed class Arrival
{
    private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public required string Actor { get; init; }

    /// <summary>Of the actor.</summary>
    public required string Host { get; init; }

    /// <summary>As it came.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required Instant At { get; init; }

    public Task Written => written.Task;

    public void End(Exception? failure)
    {
        if (failure is null)
            written.SetResult();
        else
            written.SetException(failure);
    }
}
