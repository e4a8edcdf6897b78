using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Federation;

/// <summary>Whatever happens to an event, other servers are told once of what follows each other.</summary>
internal abstract class PlanFederation<TFact>(Writer writer, Later later, IClock clock) : IJob<TFact>
    where TFact : Fact, IAboutEvent
{
    public Task RunAsync(TFact errand, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
                later.DoOnce(
                    db,
                    $"federate:{errand.Event}",
                    new EventToFederate(errand.Event),
                    clock.GetCurrentInstant(),
                    move: false,
                    token
                ),
            ct
        );
}

internal sealed class FederateListed(Writer writer, Later later, IClock clock)
    : PlanFederation<EventListed>(writer, later, clock);

internal sealed class FederateChanged(Writer writer, Later later, IClock clock)
    : PlanFederation<EventChanged>(writer, later, clock);

internal sealed class FederateRevealed(Writer writer, Later later, IClock clock)
    : PlanFederation<PieceRevealed>(writer, later, clock);

internal sealed class FederateClosed(Writer writer, Later later, IClock clock)
    : PlanFederation<DoorsClosed>(writer, later, clock);

internal sealed class FederateCancelled(Writer writer, Later later, IClock clock)
    : PlanFederation<EventCancelled>(writer, later, clock);

internal sealed class FederateDeleted(Writer writer, Later later, IClock clock)
    : PlanFederation<EventDeleted>(writer, later, clock);

internal sealed class FederateHosts(Writer writer, Later later, IClock clock)
    : PlanFederation<HostsChanged>(writer, later, clock);
