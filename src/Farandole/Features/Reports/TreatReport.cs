using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Reports;

/// <summary>A report is treated, with a note or without one, taken up again, or handed on to the server that it is about.</summary>
internal static class TreatReport
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        const string one = ShowReports.Path + "/{report:guid}";
        routes.MapPost($"{one}/treatment", Treat).Limited(Rate.Organize).Personal();
        routes.MapPost($"{one}/treatment/end", Reopen).Limited(Rate.Organize).Personal();
        routes.MapPost($"{one}/forwarding", Forward).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Treat(
        Guid report,
        HttpRequest request,
        Viewer viewer,
        Db db,
        ReportDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var note = PlainText.Lines((await request.ReadSentForm(ct))["note"]);
        if (!PlainText.Fits(note, Report.MaxNote))
            return await Again(db, new(report, "note", note, TooLong(reader, Report.MaxNote)), ct);
        return Done(await desk.Treat(report, note, viewer, ct), "treated");
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Reopen(
        Guid report,
        Viewer viewer,
        ReportDesk desk,
        CancellationToken ct
    ) => Done(viewer.IsSteward && await desk.Reopen(report, viewer, ct), "reopened");

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Forward(
        Guid report,
        HttpRequest request,
        Viewer viewer,
        Db db,
        ReportDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var word = PlainText.Lines((await request.ReadSentForm(ct))["word"]);
        if (!PlainText.Fits(word, Report.MaxWord))
            return await Again(db, new(report, "word", word, TooLong(reader, Report.MaxWord)), ct);
        return Done(await desk.Forward(report, word ?? "", viewer, ct), "forwarded");
    }

    private static string TooLong(Reader reader, int most) => reader.Words["reports.error.long", ("n", most)];

    private static Results<SeeOther, RazorComponentResult, NotFound> Done(bool isDone, string what) =>
        isDone ? new SeeOther($"{ShowReports.Path}?done={what}") : TypedResults.NotFound();

    private static async Task<RazorComponentResult> Again(Db db, TypedAboutReport typed, CancellationToken ct) =>
        Page.Of<ReportsPage>(
            await ShowReports.Read(db, ct) with
            {
                Typed = typed,
            },
            StatusCodes.Status422UnprocessableEntity
        );
}
