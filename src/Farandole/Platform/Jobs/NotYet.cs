using NodaTime;

namespace Farandole.Platform.Jobs;

/// <summary>Thrown by what a job calls: its moment has not come. It runs again then.</summary>
internal sealed class NotYet(Instant until) : SetAside($"Not before {until}.")
{
    public override Task Keep(string job, object errand, IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Later>().DoAgain(job, errand, until, ct);
}
