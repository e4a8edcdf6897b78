using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Federation;

internal abstract class PlanEvent<TFact>(Writer writer, Later later, IClock clock)
    : PlanFederation<TFact>(writer, later, clock)
    where TFact : Fact, IAboutEvent
{
    protected override (string About, object News) NewsOf(TFact fact) =>
        (fact.Event.ToString(), new EventToFederate(fact.Event));
}

internal sealed class FederateProfileChanged(Writer writer, Later later, IClock clock)
    : PlanFederation<ProfileChanged>(writer, later, clock)
{
    protected override (string About, object News) NewsOf(ProfileChanged fact) =>
        (fact.Profile.ToString(), new ProfileToFederate(fact.Profile));
}

internal sealed class FederateFarewell(Writer writer, Later later, IClock clock)
    : PlanFederation<ProfileDeleted>(writer, later, clock)
{
    protected override (string About, object News) NewsOf(ProfileDeleted fact) =>
        (fact.Profile.ToString(), new ProfileToFederate(fact.Profile));
}

internal sealed class FederateGroupChanged(Writer writer, Later later, IClock clock)
    : PlanFederation<GroupChanged>(writer, later, clock)
{
    protected override (string About, object News) NewsOf(GroupChanged fact) =>
        (fact.Group.ToString(), new GroupToFederate(fact.Group));
}

internal sealed class FederateListed(Writer writer, Later later, IClock clock)
    : PlanEvent<EventListed>(writer, later, clock);

internal sealed class FederateChanged(Writer writer, Later later, IClock clock)
    : PlanEvent<EventChanged>(writer, later, clock);

internal sealed class FederateRevealed(Writer writer, Later later, IClock clock)
    : PlanEvent<PieceRevealed>(writer, later, clock);

internal sealed class FederateClosed(Writer writer, Later later, IClock clock)
    : PlanEvent<DoorsClosed>(writer, later, clock);

internal sealed class FederateCancelled(Writer writer, Later later, IClock clock)
    : PlanEvent<EventCancelled>(writer, later, clock);

internal sealed class FederateDeleted(Writer writer, Later later, IClock clock)
    : PlanEvent<EventDeleted>(writer, later, clock);

/// <summary>Whether one may join from elsewhere depends on what is asked of those who want to come.</summary>
internal sealed class FederateAdmission(Writer writer, Later later, IClock clock)
    : PlanEvent<AdmissionChanged>(writer, later, clock);

internal sealed class FederateCode(Writer writer, Later later, IClock clock)
    : PlanEvent<CodePublished>(writer, later, clock);

internal sealed class FederateHosts(Writer writer, Later later, IClock clock)
    : PlanEvent<HostsChanged>(writer, later, clock);
