using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Sees to it at each start that one round of each kind waits. Some minutes after the start, so that the first visitor
/// is not kept waiting.
/// </summary>
internal sealed class PlanRetention(NextRound next) : IHostedService
{
    private static readonly Duration AfterStart = Duration.FromMinutes(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await next.Plan(new EraseErrand(), AfterStart, cancellationToken);
        await next.Plan(new CountErrand(), AfterStart, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
