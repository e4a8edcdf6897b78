using Farandole.Domain.Talk;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Live;

namespace Farandole.Features.Talk;

/// <summary>The talk on an event's page: live, with no account and no app.</summary>
internal static class TalkFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddEventBlock<TalkOnPage>().AddBackstageTab("talk", 35);
        services.AddLiveWord<MessageSaid>("talk").AddLiveWord<TalkChanged>("talk");
        services.AddScoped<Order>().AddOwnPart<OwnTalk>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowTalk.Map(routes);
        SaySomething.Map(routes);
        KeepOrder.Map(routes);
    }
}
