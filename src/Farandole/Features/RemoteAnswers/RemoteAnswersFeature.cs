using Farandole.Domain.Blocks;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;

namespace Farandole.Features.RemoteAnswers;

/// <summary>People on other servers answer what is announced here, by the rule that the form obeys.</summary>
internal static class RemoteAnswersFeature
{
    public static void Add(IServiceCollection services)
    {
        services
            .AddScoped<TakeRemoteAnswer>()
            .AddScoped<WithdrawRemoteAnswer>()
            .AddScoped<ForgetAnswersOf>()
            .AddScoped<WriteNote>()
            .AddReceiver<ReceiveAnswer>()
            .AddReceiver<ReceiveSpokenAnswer>()
            .AddReceiver<ReceiveWithdrawal>()
            .AddReceiver<ReceiveFarewell>()
            .AddOwnPart<OwnRemoteAnswer>()
            .AddEventBlock<InteractOnPage>();
        services
            .AddJob<TellRemoteAnswer, RemoteAnswerToTell>()
            .AddJob<SendWordToRemote, WordForRemote>()
            .AddJob<ForgetAnswersFromThere, ServerClosed>()
            .AddJob<TellAfterChange, AnswerChanged>()
            .AddJob<TellAfterPlace, PlaceTaken>()
            .AddJob<TellAfterApproval, AnswerApproved>()
            .AddJob<TellAfterRefusal, AnswerRefused>()
            .AddJob<TellAfterRemoval, ParticipantRemoved>()
            .AddJob<TakeOfferedPlace, PlaceOffered>()
            .AddJob<TakeCalledPlace, PlaceCalled>();
    }

    public static void Map(IEndpointRouteBuilder routes) => Interact.Map(routes);
}
