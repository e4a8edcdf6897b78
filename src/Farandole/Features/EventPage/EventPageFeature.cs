using Farandole.Features.EventPage.Day;
using Farandole.Features.Shared.Blocks;

namespace Farandole.Features.EventPage;

/// <summary>One event, at its address, in every form that people and programs read.</summary>
internal static class EventPageFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<EventReading>()
            .AddScoped<PreviewWords>()
            .AddScoped<QrLink>()
            .AddScoped<EventCards>()
            .AddEventBlock<DayInvitation>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowEvent.Map(routes);
        FollowShortLink.Map(routes);
        DrawCode.Map(routes);
        ReadEvent.Map(routes);
        EmbedEvent.Map(routes);
        OfferOEmbed.Map(routes);
        ShowDay.Map(routes);
        ServeDayWorker.Map(routes);
    }
}
