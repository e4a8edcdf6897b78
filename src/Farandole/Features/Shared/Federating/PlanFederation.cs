using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Whatever happens to something, other servers are told once of what follows each other.</summary>
internal abstract class PlanFederation<TFact>(Writer writer, Later later, IClock clock) : IJob<TFact>
    where TFact : Fact
{
    public Task RunAsync(TFact errand, CancellationToken ct)
    {
        var (about, news) = NewsOf(errand);
        return writer.Write(
            (db, token) => later.DoOnce(db, $"federate:{about}", news, clock.GetCurrentInstant(), move: false, token),
            ct
        );
    }

    /// <summary>The id of what may be news, and the errand to tell it.</summary>
    protected abstract (string About, object News) NewsOf(TFact fact);
}
