using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Sees to it at each start that one round of each kind waits. Beside the start and for some minutes later, so that the
/// first visitor is not kept waiting.
/// </summary>
internal sealed class PlanRetention(NextRound next, FirstAnswer first) : BackgroundService
{
    private static readonly Duration AfterStart = Duration.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await first.Wait(stoppingToken);
        await Plan(stoppingToken);
    }

    public async Task Plan(CancellationToken ct)
    {
        await next.Plan(new EraseErrand(), AfterStart, ct);
        await next.Plan(new CountErrand(), AfterStart, ct);
    }
}
