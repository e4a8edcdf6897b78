using Farandole.Features.Retention;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Accounts;

internal static class Nights
{
    /// <summary>Lets time pass, and the night's work be done.</summary>
    public static async Task Night(this App app, Duration time)
    {
        app.Clock.Advance(time);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            foreach (var step in scope.ServiceProvider.GetServices<IErase>())
                await step.RunAsync(app.Clock.GetCurrentInstant(), TestContext.Current.CancellationToken);
        }
        await app.DrainAsync();
    }
}
