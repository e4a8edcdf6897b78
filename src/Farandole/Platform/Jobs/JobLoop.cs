namespace Farandole.Platform.Jobs;

/// <summary>Jobs, as long as the process lives.</summary>
internal sealed class JobLoop(JobRunner runner, JobBell bell, FirstAnswer first, ILogger<JobLoop> log)
    : WorkLoop(runner, bell, first, TimeSpan.FromSeconds(5), log);
