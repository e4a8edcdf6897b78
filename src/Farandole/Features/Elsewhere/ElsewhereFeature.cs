using Farandole.Domain.Blocks;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Farandole.Features.Elsewhere.Belonging;
using Farandole.Features.Elsewhere.Coming;
using Farandole.Features.Elsewhere.News;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Elsewhere;

/// <summary>What others announce on their own sites: who is followed there, their events, who from here comes to them, and the groups that they belong to.</summary>
internal static class ElsewhereFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddSingleton<RemoteFollows>()
            .AddScoped<EventsFromElsewhere>()
            .AddScoped<HeardElsewhere>()
            .AddScoped<ForgetThoseElsewhere>()
            .AddScoped<FindElsewhere>()
            .AddReceiver<ReceiveFollowAnswer>()
            .AddReceiver<ReceiveEvents>()
            .AddReceiver<ReceiveEnd>()
            .AddReceiver<ReceiveTakenBack>()
            .AddReceiver<ReceiveFarewell>()
            .AddReceiver<ReceiveMove>()
            .AddScoped<PostsFromElsewhere>()
            .AddScoped<HeardPosts>()
            .AddReceiver<ReceivePosts>()
            .AddReceiver<ReceivePostEnd>()
            .AddSingleton<Joins>()
            .AddScoped<ComingDesk>()
            .AddReceiver<ReceiveJoinAnswer>()
            .AddAccountPart<ComingOfAccount>()
            .AddMemoryPart<ComingMemory>()
            .AddJob<TellComing, ComingToTell>()
            .AddJob<LookAgain, EventToLookAt>()
            .AddJob<LookAtShown, PromotionMade>()
            .AddJob<LeaveElsewhere, ProfileDeleted>()
            .AddSingleton<ToGroups>()
            .AddScoped<BelongingDesk>()
            .AddReceiver<ReceiveMemberAnswer>()
            .AddReceiver<ReceiveMember>()
            .AddReceiver<ReceiveRemoval>()
            .AddReceiver<ReceiveInvite>()
            .AddAccountPart<BelongingOfAccount>()
            .AddMemoryPart<BelongingMemory>()
            .AddJob<TellBelonging, BelongingToTell>()
            .AddJob<PullMissed, MissedToPull>()
            .AddJob<FetchPicture, PictureToFetch>()
            .AddJob<ForgetServer, ServerClosed>()
            .AddJob<ForgetBlocked, StandingEnded>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        SearchElsewhere.Map(routes);
        ShowElsewhere.Map(routes);
        ShowPost.Map(routes);
        FollowedByInstance.Map(routes);
        ComeElsewhere.Map(routes);
        BelongElsewhere.Map(routes);
    }
}
