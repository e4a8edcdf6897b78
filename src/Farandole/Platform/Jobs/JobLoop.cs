namespace Farandole.Platform.Jobs;

/// <summary>Jobs, as long as the process lives.</summary>
internal sealed class JobLoop(JobRunner runner, JobBell bell, ILogger<JobLoop> log)
    : WorkLoop(runner, bell, TimeSpan.FromSeconds(5), log);
