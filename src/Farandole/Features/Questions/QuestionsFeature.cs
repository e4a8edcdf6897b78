using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Questions;
using Farandole.Features.Questions.Elsewhere;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Questions;

/// <summary>Questions and answers: ask with no account, wonder too, answer as the organizers.</summary>
internal static class QuestionsFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddEventBlock<QuestionsOnPage>().AddBackstageTab("questions", 30);
        services.AddSingleton<TakeQuestion>().AddSingleton<Visitors>().AddSingleton<QuestionLinks>();
        services.AddScoped<Asking>().AddScoped<AskersDesk>().AddScoped<Team>();
        services.AddOwnPart<OwnQuestions>();
        services
            .AddJob<SendQuestionLetter, QuestionAsked>()
            .AddJob<TellAskers, QuestionAnswered>()
            .AddJob<SendAnswerLetter, AskerToTell>()
            .AddJob<AnswerByReveal, EventChanged>();
        services
            .AddScoped<ForgetQuestions>()
            .AddScoped<PassOnReplies>()
            .AddScoped<AnswerAsNote>()
            .AddReceiver<ReceiveQuestion>()
            .AddReceiver<ReceiveNoteEnd>()
            .AddJob<AnswerThere, QuestionAnswered>()
            .AddJob<ForgetQuestionsFromThere, ServerClosed>()
            .AddJob<ForgetQuestionsOfBlocked, StandingEnded>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowQuestions.Map(routes);
        AskQuestion.Map(routes);
        WonderToo.Map(routes);
        OwnQuestion.Map(routes);
        ReplyToQuestion.Map(routes);
        ChangeQuestions.Map(routes);
        QuestionsByProgram.Map(routes);
    }
}
