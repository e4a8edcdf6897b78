using Farandole.Platform.Jobs;

namespace Farandole.Features.Retention;

/// <summary>Erases on time what the schema's comments promise, with nobody asking.</summary>
internal static class RetentionFeature
{
    /// <summary>The steps run in this order; the log is emptied last.</summary>
    public static void Add(IServiceCollection services) =>
        services
            .AddSingleton<NextRound>()
            .AddScoped<IErase, EraseTechnical>()
            .AddScoped<IErase, EraseUnconfirmed>()
            .AddScoped<IErase, ForgetAnswers>()
            .AddScoped<IErase, EraseNeeds>()
            .AddScoped<IErase, EraseVotes>()
            .AddScoped<IErase, EraseFollowers>()
            .AddScoped<IErase, EraseQuestions>()
            .AddScoped<IErase, EraseTalk>()
            .AddScoped<IErase, EraseNotes>()
            .AddScoped<IErase, EraseHostInvitations>()
            .AddScoped<IErase, EraseArrivals>()
            .AddScoped<IErase, EraseRequests>()
            .AddScoped<IErase, EraseReaders>()
            .AddScoped<IErase, EraseNotices>()
            .AddScoped<IErase, EraseInvitees>()
            .AddScoped<IErase, EraseKeys>()
            .AddScoped<IErase, EraseAccounts>()
            .AddScoped<IErase, EraseProfiles>()
            .AddScoped<IErase, EraseMembers>()
            .AddScoped<IErase, EraseBlocks>()
            .AddScoped<IErase, EraseStewards>()
            .AddScoped<IErase, EraseGroups>()
            .AddScoped<IErase, EndTerms>()
            .AddScoped<IErase, ErasePictures>()
            .AddScoped<IErase, ErasePostPictures>()
            .AddScoped<IErase, EraseAfterwards>()
            .AddScoped<IErase, EmptyTheLog>()
            .AddJob<EraseOnTime, EraseErrand>()
            .AddJob<CheckCounts, CountErrand>()
            .AddHostedService<PlanRetention>();
}
