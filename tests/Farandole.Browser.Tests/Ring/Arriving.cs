using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

internal static class Arriving
{
    /// <summary>Does what leads to another page and waits until that one is there, whole.</summary>
    public static async Task ArriveAsync(this IPage page, Func<Task> act)
    {
        var there = new TaskCompletionSource();
        void Arrive(object? sender, IPage arrived) => there.TrySetResult();
        page.Load += Arrive;
        try
        {
            await act();
            await there.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            page.Load -= Arrive;
        }
    }
}
