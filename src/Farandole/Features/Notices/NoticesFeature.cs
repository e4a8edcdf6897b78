using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Notices;

/// <summary>Told at once on one's own device, with an address or without one.</summary>
internal static class NoticesFeature
{
    public static void Add(IServiceCollection services)
    {
        services
            .AddTicketBlock<NoticesOnTicket>()
            .AddOwnPart<OwnNotices>()
            .AddSingleton(new LettersBlock(typeof(NoticesOnLetters)));
        services.AddScoped<NoticeComposer>().AddScoped<TryNotice>();
        services.AddJob<ShowNotice, NoticeToShow>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AddDevice.Map(routes);
        RemoveDevice.Map(routes);
        ChooseToldBy.Map(routes);
        TryNotice.Map(routes);
        ServeNoticeWorker.Map(routes);
    }
}
