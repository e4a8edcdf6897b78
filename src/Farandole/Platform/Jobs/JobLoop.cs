namespace Farandole.Platform.Jobs;

/// <summary>Keeps the runner going as long as the process lives.</summary>
internal sealed partial class JobLoop(JobRunner runner, JobBell bell, ILogger<JobLoop> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Whoever waits for the first page of a process comes first.
    public static readonly TimeSpan Politeness = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Politeness, stoppingToken);
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
#pragma warning disable CA1031 // A database that is away must not end the loop: jobs wait for it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogTrouble(failure.GetType().Name);
                await Task.Delay(Patience, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Jobs wait: {Failure}")]
    private partial void LogTrouble(string failure);
}
