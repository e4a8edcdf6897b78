using System.Collections.Concurrent;
using Farandole.Platform.Db;

namespace Farandole.Platform.Federation;

/// <summary>
/// Writes down what came to an inbox and was believed. What comes while others are being written waits for the next
/// transaction, and shares it: a question and a commit for each alone cost more than proving who sent it.
/// </summary>
internal sealed class Arrivals(Writer writer, InboxBell bell) : IDisposable
{
    private const int MostTogether = 256;

    /// <summary>In which others may come to share the transaction.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    private readonly ConcurrentQueue<Arrival> waiting = new();
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Ends once it is durable. What was here already is nothing new.</summary>
    /// <param name="mark">What tells it from everything else.</param>
    /// <param name="row">It.</param>
    /// <param name="ct">Of the request: whoever is gone meanwhile has brought it nonetheless.</param>
    public async Task Keep(byte[] mark, ReceivedRow row, CancellationToken ct)
    {
        var arrival = new Arrival(mark, row);
        waiting.Enqueue(arrival);
        await turn.WaitAsync(ct);
        try
        {
            while (!arrival.Written.IsCompleted)
                await WriteSome();
        }
        finally
        {
            turn.Release();
        }
        await arrival.Written;
    }

    public void Dispose() => turn.Dispose();

    private async Task WriteSome()
    {
        if (waiting.Count < MostTogether)
            await Task.Delay(Moment);
        var some = new List<Arrival>();
        while (some.Count < MostTogether && waiting.TryDequeue(out var next))
            some.Add(next);
        var failure = await Try(some);
        // Whatever is wrong with one of them is not the others' loss.
        foreach (var arrival in some)
            arrival.End(failure is null || some.Count == 1 ? failure : await Try([arrival]));
        bell.Ring();
    }

    /// <summary>What went wrong; null when all of them are durable.</summary>
    private async Task<Exception?> Try(List<Arrival> some)
    {
        try
        {
            await writer.Write(
                (db, ct) => db.WriteArrivals([.. some.Select(a => (a.Mark, a.Row))], ct),
                CancellationToken.None
            );
            return null;
        }
#pragma warning disable CA1031 // Whoever brought it is told.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    private sealed class Arrival(byte[] mark, ReceivedRow row)
    {
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public byte[] Mark => mark;

        public ReceivedRow Row => row;

        public Task Written => written.Task;

        public void End(Exception? failure)
        {
            if (failure is null)
                written.SetResult();
            else
                written.SetException(failure);
        }
    }
}
