using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Pieces;

/// <summary>Each piece of an event in its own time and for its own people: what is known, what is coming, who sees what.</summary>
internal static class PiecesFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddEventBlock<KnownBlock>().AddEventBlock<SeenAsBlock>().AddBackstageTab("pieces", 30);
        services.AddScoped<RevealDesk>().AddMemoryPart<FollowedMemory>();
        services
            .AddJob<PlanReveal, RevealPlanned>()
            .AddJob<RevealOnTime, RevealDue>()
            .AddJob<PlanRevealLetters, PieceRevealed>()
            .AddJob<TellWhatIsKnown, RevealsRested>()
            .AddJob<SendRevealLetter, RevealToTell>()
            .AddJob<SendRevealToFollower, RevealToFollow>()
            .AddJob<PlanSecretsOfApproved, AnswerApproved>()
            .AddJob<SendSecretsOfApproved, SecretsToTell>();
        services
            .AddJob<PlanPromises, PromiseMade>()
            .AddJob<TellOfPromise, PromiseDue>()
            .AddJob<SendPromiseLetter, PromiseToTell>();
        services.AddJob<SendFollowLetter, FollowAsked>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        OfferEventFeed.Map(routes);
        OpenOnline.Map(routes);
        FollowEvent.Map(routes);
        ShowPieces.Map(routes);
        ChangePiece.Map(routes);
        RevealPiece.Map(routes);
    }
}
