using Farandole.Domain.Events;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Announcing;

/// <summary>Announcing: create an event, change it, call it off, take it away.</summary>
internal static class AnnouncingFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddSingleton<FormSeal>()
            .AddSingleton<Rush>()
            .AddSingleton<Doorkeeper>()
            .AddSingleton<RecentKeys>()
            .AddSingleton<PlaceReader>()
            .AddSingleton<EventReader>()
            .AddSingleton<Announcement>()
            .AddSingleton<Removal>()
            .AddSingleton<ChangeOrganized>()
            .AddScoped<CreateEventPages>()
            .AddBackstageTab("edit", 80)
            .AddJob<SendOrganizersKey, KeyLetterDue>()
            .AddJob<ListPicked, DatePicked>()
            .AddJob<DeleteOrphan, EventLeftAlone>()
            .AddJob<SendDeletionLetter, DeletionToTell>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        CreateEvent.Map(routes);
        SendKeyToMe.Map(routes);
        PublishEvent.Map(routes);
        EditEvent.Map(routes);
        SayStatus.Map(routes);
        RedrawCover.Map(routes);
        CancelEvent.Map(routes);
        DeleteEvent.Map(routes);
        CreateEventByApi.Map(routes);
        ChangeEventByApi.Map(routes);
    }
}
