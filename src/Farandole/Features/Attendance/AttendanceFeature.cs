using Farandole.Domain.Events;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Attendance;

/// <summary>How many really come: asked again before the day, noted at the door, kept as numbers.</summary>
internal static class AttendanceFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddBackstageTab("attendance", 50).AddBackstageTab("door", 55);
        services.AddTicketBlock<StillComingOnTicket>().AddOwnPart<OwnArrivals>();
        services
            .AddJob<PlanAskingAgain, EventScheduled>()
            .AddJob<AskThoseWhoCome, TimeToAskAgain>()
            .AddJob<SendStillComingLetter, AskingAgain>()
            .AddJob<PlanCounting, EventScheduled>()
            .AddJob<CountTurnOut, TimeToCount>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        SayStillComing.Map(routes);
        ShowAttendance.Map(routes);
        OpenDoor.Map(routes);
        ShowDoor.Map(routes);
        NoteArrival.Map(routes);
    }
}
