using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;
using Farandole.Platform.Live;

namespace Farandole.Features.DatePolls;

/// <summary>Choosing the date of an event together, on its own page, before it is an event with a date.</summary>
internal static class DatePollsFeature
{
    public static void Add(IServiceCollection services)
    {
        services
            .AddEventBlock<PollOnThePage>()
            .AddBackstageTab("dates", 75)
            .AddOwnPart<OwnVotes>()
            .AddJob<ForgetPoll, EventDeleted>();
        services.AddLiveWord<PollChanged>("poll").AddLiveWord<AnswerConfirmed>("poll");
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowPoll.Map(routes);
        SayWhichDates.Map(routes);
        ManageDates.Map(routes);
    }
}
