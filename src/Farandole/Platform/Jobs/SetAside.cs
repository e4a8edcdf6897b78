namespace Farandole.Platform.Jobs;

/// <summary>
/// Thrown by what a job calls: nothing failed, but the errand is for another moment. It is kept for then, and no try is
/// counted.
/// </summary>
internal abstract class SetAside(string why) : Exception(why)
{
    /// <param name="job">The name of the job that was doing it.</param>
    /// <param name="errand">What it was doing.</param>
    /// <param name="services">Of the job's scope.</param>
    /// <param name="ct">Of the job.</param>
    public abstract Task Keep(string job, object errand, IServiceProvider services, CancellationToken ct);
}
