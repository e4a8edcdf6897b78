using Farandole.Platform.Jobs;

namespace Farandole.Features.Importing;

/// <summary>Events that come from elsewhere, in calendar files.</summary>
internal static class ImportingFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddSingleton<EntryAsDetails>()
            .AddScoped<ImportCalendar>()
            .AddScoped<Upload>()
            .AddJob<WaitingFiles, ForgetUpload>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        UploadCalendar.Map(routes);
        CheckCalendar.Map(routes);
    }
}
