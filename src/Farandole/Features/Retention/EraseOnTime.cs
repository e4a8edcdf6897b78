using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>One round of erasing.</summary>
internal sealed record EraseErrand;

/// <summary>What is due of one kind of data. It may stop half-way: the next round goes on.</summary>
internal interface IErase
{
    Task RunAsync(Instant now, CancellationToken ct);
}

/// <summary>
/// Erases every hour what is due by the rules beside the columns (<c>db/</c>). Others erase at the right moment what is
/// theirs; this catches what they missed.
/// </summary>
internal sealed class EraseOnTime(NextRound next, IEnumerable<IErase> steps) : IJob<EraseErrand>
{
    private static readonly Duration Pause = Duration.FromHours(1);

    public async Task RunAsync(EraseErrand errand, CancellationToken ct)
    {
        var now = await next.Plan(errand, Pause, ct);
        foreach (var step in steps)
            await step.RunAsync(now, ct);
    }
}
