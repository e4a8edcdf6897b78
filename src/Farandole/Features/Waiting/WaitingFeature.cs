using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Waiting;

/// <summary>When an event is full: the list of those who wait, and how a seat that is free again finds one of them.</summary>
internal static class WaitingFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddBackstageTab("waiting", 15).AddTicketBlock<WaitingOnTicket>();
        services.AddScoped<OfferSeats>();
        services
            .AddJob<OfferAfterBeginning, WaitingBegun>()
            .AddJob<OfferAfterWithdrawal, AnswerWithdrawn>()
            .AddJob<OfferAfterChange, AnswerChanged>()
            .AddJob<OfferAfterRemoval, ParticipantRemoved>()
            .AddJob<OfferAfterLapse, OfferLapsed>()
            .AddJob<OfferAfterLettingGo, SeatsLetGo>()
            .AddJob<OfferAfterEdit, EventChanged>();
        services
            .AddJob<EndOffer, OfferEnds>()
            .AddJob<SendWaitingLetter, WaitingBegun>()
            .AddJob<SendOfferLetter, PlaceOffered>()
            .AddJob<SendCallLetter, PlaceCalled>()
            .AddJob<SendLapsedLetter, OfferLapsed>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        TakePlace.Map(routes);
        ManageWaiting.Map(routes);
    }
}
