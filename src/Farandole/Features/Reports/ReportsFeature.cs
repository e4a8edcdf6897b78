using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Reports;

/// <summary>What those who run the instance are told to look at: by other servers, and by people here.</summary>
internal static class ReportsFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<ReportDesk>()
            .AddScoped<FindReported>()
            .AddReceiver<ReceiveReport>()
            .AddJob<SendReportsLetter, ReportsToTell>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowReports.Map(routes);
        TreatReport.Map(routes);
        MakeReport.Map(routes);
    }
}
