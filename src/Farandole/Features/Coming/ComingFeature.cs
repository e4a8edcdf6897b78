using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Letters;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Coming;

/// <summary>Take part without an account: answer, confirm, change one's mind, be reminded, be forgotten.</summary>
internal static class ComingFeature
{
    public static void Add(IServiceCollection services)
    {
        services
            .AddSingleton<TakeAnswer>()
            .AddSingleton<ITakeAnswers>(p => p.GetRequiredService<TakeAnswer>())
            .AddSingleton<ChangeOwn>()
            .AddSingleton<Refusals>();
        services.AddMemoryPart<AnswersMemory>();
        services.AddScoped<Door>().AddScoped<InLetters>().AddScoped<UnaskedLetters>().AddSingleton<AddressLinks>();
        services
            .AddJob<SendConfirmLetter, AnswerGiven>()
            .AddJob<SendLinkAgain, AnsweredAgain>()
            .AddJob<SendInLetter, AnswerConfirmed>()
            .AddJob<SendInLetterAfterWaiting, PlaceTaken>()
            .AddJob<ReleaseSeats, SeatsHeld>()
            .AddJob<EraseUnconfirmed, AnswerUnconfirmed>()
            .AddJob<CloseToRemoved, ParticipantRemoved>();
        services
            .AddJob<SendAddressLetter, AddressGiven>()
            .AddJob<SendInLetterToNewAddress, AddressAdded>()
            .AddJob<ForgetAddress, AddressUnconfirmed>();
        services
            .AddJob<PlanReminder, EventScheduled>()
            .AddJob<RemindThoseWhoCome, ReminderDue>()
            .AddJob<SendReminderLetter, Reminding>();
        services
            .AddJob<PlanForgetting, EventScheduled>()
            .AddJob<PlanForgettingDeleted, EventDeleted>()
            .AddJob<ForgetThoseWhoCame, TimeToForget>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AnswerEvent.Map(routes);
        AnswerByProgram.Map(routes);
        TicketPages.Map(routes);
        ConfirmAnswer.Map(routes);
        ChangeAnswer.Map(routes);
        AddAddress.Map(routes);
        ConfirmAddress.Map(routes);
        EraseAnswer.Map(routes);
        AnswerFiles.Map(routes);
        StopLetters.Map(routes);
        RefuseLetters.Map(routes);
    }
}
