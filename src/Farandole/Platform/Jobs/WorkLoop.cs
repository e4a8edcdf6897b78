namespace Farandole.Platform.Jobs;

/// <summary>Keeps some work going as long as the process lives.</summary>
internal abstract partial class WorkLoop(DueWork work, JobBell bell, FirstAnswer first, TimeSpan patience, ILogger log)
    : BackgroundService
{
    /// <summary>Between two rounds.</summary>
    protected virtual TimeSpan Pause => TimeSpan.Zero;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await first.Wait(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await work.RunDue(stoppingToken) == 0)
                    await bell.Wait(patience, stoppingToken);
                else
                    await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away must not end the loop: what is due waits for it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogTrouble(work.GetType().Name, failure.GetType().Name);
                await Task.Delay(patience, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} waits: {Failure}")]
    private partial void LogTrouble(string work, string failure);
}
