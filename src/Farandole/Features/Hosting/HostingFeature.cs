using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Features.Hosting.Together;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Hosting;

/// <summary>In whose name events are announced, and the events of those who announce.</summary>
internal static class HostingFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<AdoptionDesk>()
            .AddScoped<TogetherDesk>()
            .AddScoped<AnswerDesk>()
            .AddBackstageTab("hosting", 58)
            .AddEventBlock<HostBlock>()
            .AddGroupTab("events", 20, Act.SeeBackstage)
            .AddAreaInUse(Area.Events, [Level.See, Level.Propose, Level.Do, Level.Manage])
            .AddGroupPart<EventsOfGroup>()
            .AddSpacePart<InvitationsInSpace>()
            .AddSpacePart<ProposalsInSpace>()
            .AddSpacePart<EventsInSpace>()
            .AddSingleton<IProfilePart, EventsOfProfile>()
            .AddAccountPart<InvitationsOfAccount>()
            .AddAccountPart<EventsOfAccount>()
            .AddMemoryPart<HostingMemory>()
            .AddJob<TellWhoIsAsked, HostInvited>()
            .AddJob<SendTogether, InvitationToTell>()
            .AddJob<PlanProposalsLetter, EventProposed>()
            .AddJob<TellWhoLetsOut, ProposalsOfTheDay>()
            .AddJob<SendProposals, ProposalsToTell>()
            .AddJob<SendSentBack, ProposalSentBack>()
            .AddJob<SendLetOut, EventPublished>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        Adopt.Map(routes);
        Propose.Map(routes);
        AskOthers.Map(routes);
        AnswerOthers.Map(routes);
        ListEvents.Map(routes);
        OwnEvents.Map(routes);
        EventsByProgram.Map(routes);
    }
}
