using Farandole.Platform.Jobs;

namespace Farandole.Features.Retention;

/// <summary>Erases on time what the schema's comments promise, with nobody asking.</summary>
internal static class RetentionFeature
{
    /// <summary>The steps run in this order; the log is emptied last.</summary>
    public static IServiceCollection Add(IServiceCollection services) =>
        services
            .AddSingleton<NextRound>()
            .AddScoped<IErase, EraseTechnical>()
            .AddScoped<IErase, EraseUnconfirmed>()
            .AddScoped<IErase, ForgetAnswers>()
            .AddScoped<IErase, EraseKeys>()
            .AddScoped<IErase, ErasePictures>()
            .AddScoped<IErase, EmptyTheLog>()
            .AddJob<EraseOnTime, EraseErrand>()
            .AddJob<CheckCounts, CountErrand>()
            .AddHostedService<PlanRetention>();
}
