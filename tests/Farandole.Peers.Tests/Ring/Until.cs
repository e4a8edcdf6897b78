using System.Diagnostics;

namespace Farandole.Peers.Tests.Ring;

/// <summary>Between servers everything comes later: one looks again until it is there.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>The first that is found.</returns>
    public static async Task<T> Found<T>(Func<Task<T?>> look, string what, Func<string> explain)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } found)
                return found;
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"In vain: {what}\n{explain()}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public static Task True(Func<Task<bool>> look, string what, Func<string> explain) =>
        Found(async () => await look() ? what : null, what, explain);
}
