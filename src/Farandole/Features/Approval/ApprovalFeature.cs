using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Approval;

/// <summary>Events on request: questions, a code of conduct, and the organizers who say yes or no.</summary>
internal static class ApprovalFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Decide>();
        services
            .AddBackstageTab("requests", 12)
            .AddAnswerPart<QuestionsInAnswer>()
            .AddTicketBlock<RequestOnTicket>()
            .AddOwnPart<OwnRequest>();
        services
            .AddJob<SendRequestLetter, RequestMade>()
            .AddJob<SendDecisionLetter, DecisionToTell>()
            .AddJob<AskForCodeAgain, CodePublished>()
            .AddJob<SendCodeLetter, CodeToAccept>()
            .AddJob<ForgetAdmission, EventDeleted>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ManageRequests.Map(routes);
        EditAdmission.Map(routes);
        ReplyToTeam.Map(routes);
    }
}
