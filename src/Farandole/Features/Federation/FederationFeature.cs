using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Federation.Keys;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Federation;

/// <summary>Other servers: who acts here for them, and who follows from there.</summary>
internal static class FederationFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<ActorDocuments>()
            .AddScoped<IFaceActor, ShowActor>()
            .AddScoped<RemoteActors>()
            .AddScoped<RemoteSoftware>()
            .AddScoped<SomebodyElsewhere>()
            .AddScoped<TellRemoteMember>()
            .AddReceiver<ReceiveActorNews>()
            .AddReceiver<ReceiveFollow>()
            .AddReceiver<ReceiveUnfollow>()
            .AddScoped<FaceNews>()
            .AddJob<FederateProfileChanged, ProfileChanged>()
            .AddJob<FederateFarewell, ProfileDeleted>()
            .AddJob<FederateGroupChanged, GroupChanged>()
            .AddJob<FederateProfile, ProfileToFederate>()
            .AddJob<FederateGroup, GroupToFederate>()
            .AddScoped<EventForServers>()
            .AddJob<FederateEvent, EventToFederate>()
            .AddJob<FederateListed, EventListed>()
            .AddJob<FederateChanged, EventChanged>()
            .AddJob<FederateRevealed, PieceRevealed>()
            .AddJob<FederateClosed, DoorsClosed>()
            .AddJob<FederateCancelled, EventCancelled>()
            .AddJob<FederateDeleted, EventDeleted>()
            .AddJob<FederateAdmission, AdmissionChanged>()
            .AddJob<FederateCode, CodePublished>()
            .AddJob<FederateHosts, HostsChanged>()
            .AddScoped<KeyRenewal>()
            .AddScoped<KeyDesk>()
            .AddJob<RenewKeys, KeysToRenew>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        AnswerWebFinger.Map(routes);
        TellOfNode.Map(routes);
        ShowActor.Map(routes);
        ShowFollowers.Map(routes);
        ShowOutbox.Map(routes);
        ShowUpcoming.Map(routes);
        Inboxes.Map(routes);
        RenewKeysByHand.Map(routes);
    }
}
