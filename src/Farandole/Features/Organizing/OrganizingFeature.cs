using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Organizing;

/// <summary>Behind the scenes of an event: keys, who comes, messages, the letters that tell of changes.</summary>
internal static class OrganizingFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<FreshSecrets>().AddScoped<Readers>().AddScoped<PlanNews>();
        services.AddJob<SendLinks, LinksWanted>().AddJob<SendCoOrganizersKey, KeyToSend>();
        services.AddJob<SendMessageLetter, MessageToSend>();
        services
            .AddJob<PlanChangeLetters, EventChanged>()
            .AddJob<TellWhatChanged, ChangesRested>()
            .AddJob<SendChangeLetter, ChangesToTell>();
        services.AddJob<TellCancellation, EventCancelled>().AddJob<SendCancellationLetter, CancellationToTell>();
        services
            .AddJob<PlanNewsOfComing, AnswerConfirmed>()
            .AddJob<PlanNewsOfLeaving, AnswerWithdrawn>()
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
        ManageKeys.Map(routes);
        RenewKey.Map(routes);
        RevokeKey.Map(routes);
        RenewInvitation.Map(routes);
        ReadLog.Map(routes);
    }
}
