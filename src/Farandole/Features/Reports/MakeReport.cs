using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Reports;

/// <summary>
/// Anybody tells those who run the instance of something that they have before them, with no account. Who it was is not kept,
/// and told to nobody.
/// </summary>
internal static class MakeReport
{
    public const string Path = "/report";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Make).Limited(Rate.Answer).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string? about,
        string? done,
        Viewer viewer,
        FindReported find,
        CancellationToken ct
    )
    {
        if (done == "sent")
            return Page.Of<MakeReportPage>(new MakeReportModel(null));
        return await find.At(about, viewer, ct) is { } found
            ? Page.Of<MakeReportPage>(new MakeReportModel(found))
            : TypedResults.NotFound();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Make(
        HttpRequest request,
        Viewer viewer,
        FindReported find,
        ReportDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        if (await find.At(form["about"], viewer, ct) is not { } found)
            return TypedResults.NotFound();
        // A robot is told what people are told.
        if (RobotTrap.Caught(form))
            return new SeeOther($"{Path}?done=sent");
        var word = PlainText.Lines(form["word"]);
        if (!PlainText.Fits(word, Report.MaxWord))
            return Page.Of<MakeReportPage>(
                new MakeReportModel(found)
                {
                    Word = word,
                    Error = reader.Words["reports.error.long", ("n", Report.MaxWord)],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await desk.Make(found, word, ct);
        return new SeeOther($"{Path}?done=sent");
    }
}

/// <summary>What is told of, and what was typed; nothing of it once it is told.</summary>
public sealed record MakeReportModel
{
    internal MakeReportModel(Reported? about) => About = about;

    internal Reported? About { get; }

    internal string? Word { get; init; }

    internal string? Error { get; init; }
}
