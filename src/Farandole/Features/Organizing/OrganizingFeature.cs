using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Organizing;

/// <summary>Behind the scenes of an event: keys, who comes, messages, the letters that tell of changes.</summary>
internal static class OrganizingFeature
{
    public static void Add(IServiceCollection services)
    {
        services
            .AddBackstageTab("manage", 10)
            .AddBackstageTab("messages", 40)
            .AddBackstageTab("keys", 60)
            .AddBackstageTab("log", 70);
        services.AddEventBlock<NewsOnPage>().AddTakenFiles<EventsTaken>();
        services.AddScoped<FreshSecrets>().AddScoped<PlanNews>();
        services.AddJob<SendLinks, LinksWanted>().AddJob<SendCoOrganizersKey, KeyToSend>();
        services.AddJob<SendMessageLetter, MessageToSend>().AddJob<SendRemovalLetter, RemovalToTell>();
        services
            .AddJob<PlanChangeLetters, EventChanged>()
            .AddJob<TellWhatChanged, ChangesRested>()
            .AddJob<SendChangeLetter, ChangesToTell>();
        services.AddJob<TellCancellation, EventCancelled>().AddJob<SendCancellationLetter, CancellationToTell>();
        services
            .AddJob<PlanNewsOfComing, AnswerConfirmed>()
            .AddJob<PlanNewsOfRequest, RequestMade>()
            .AddJob<PlanNewsOfLeaving, AnswerWithdrawn>()
            .AddJob<PlanNewsOfNeeds, NeedFreed>()
            .AddJob<TellNews, NewsOfTheDay>()
            .AddJob<SendNewsLetter, NewsToTell>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        OpenSession.Map(routes);
        OpenInvitation.Map(routes);
        AskForLinks.Map(routes);
        ManageEvent.Map(routes);
        RemoveParticipant.Map(routes);
        ExportParticipants.Map(routes);
        ReadParticipations.Map(routes);
        WriteMessage.Map(routes);
        News.Map(routes);
        ManageKeys.Map(routes);
        RenewKey.Map(routes);
        RevokeKey.Map(routes);
        RenewInvitation.Map(routes);
        ReadLog.Map(routes);
        StopNews.Map(routes);
    }
}
