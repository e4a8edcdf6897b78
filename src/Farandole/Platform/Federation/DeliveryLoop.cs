using Farandole.Platform.Jobs;

namespace Farandole.Platform.Federation;

/// <summary>Wakes the deliveries of this process.</summary>
internal sealed class DeliveryBell : IDisposable
{
    private readonly JobBell bell = new();

    public void Ring() => bell.Ring();

    public Task<bool> Wait(TimeSpan most, CancellationToken ct) => bell.Wait(most, ct);

    public void Dispose() => bell.Dispose();
}

/// <summary>Keeps deliveries going as long as the process lives.</summary>
internal sealed partial class DeliveryLoop(DeliveryRunner runner, DeliveryBell bell, ILogger<DeliveryLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(JobLoop.Politeness, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await runner.RunDue(stoppingToken) == 0)
                    await bell.Wait(Patience, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away must not end the loop: deliveries wait for it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogTrouble(failure.GetType().Name);
                await Task.Delay(Patience, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries wait: {Failure}")]
    private partial void LogTrouble(string failure);
}
