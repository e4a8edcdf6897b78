using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Following;

/// <summary>Somebody follows a group: what it says to everybody is on a page of their own, in a feed and in letters.</summary>
internal static class FollowingFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<FollowDesk>()
            .AddScoped<ElsewhereDesk>()
            .AddScoped<WeekPlan>()
            .AddScoped<FollowedPost>()
            .AddScoped<FollowedAsAtom>()
            .AddGroupPart<FollowPart>()
            .AddSpacePart<FollowersInSpace>()
            .AddAccountPart<FollowedOfAccount>()
            .AddMemoryPart<FollowingMemory>()
            .AddMemoryPart<ElsewhereMemory>()
            .AddMemoryPart<AddressMemory>()
            .AddTakenFiles<AddressFollowsTaken>()
            .AddJob<SendFollowingLetter, FollowingAsked>()
            .AddJob<SendWeekByAddress, WeekByAddress>()
            .AddJob<TellFollowersOfPost, PostPublished>()
            .AddJob<TellFollowersOfEvent, EventListed>()
            .AddJob<TellFollowersOfComing, GroupCameToEvent>()
            .AddJob<TellFollowersOfPromotion, PromotionMade>()
            .AddJob<TellFollowersOfElsewhere, SaidElsewhere>()
            .AddJob<SendElsewhereLetter, ElsewhereToTell>()
            .AddJob<TellFollowersOfPostElsewhere, PostSaidElsewhere>()
            .AddJob<SendPostElsewhereLetter, PostElsewhereToTell>()
            .AddJob<SendFollowedLetter, NewsToFollow>()
            .AddJob<SendFollowedWeek, WeekToFollow>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        FollowGroup.Map(routes);
        FollowByAddress.Map(routes);
        FollowElsewhere.Map(routes);
        ShowFollowed.Map(routes);
        ChangeFollowed.Map(routes);
        FollowedFeeds.Map(routes);
        StopLetters.Map(routes);
    }
}
