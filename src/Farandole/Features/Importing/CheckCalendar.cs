using Farandole.Features.Shared;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Importing;

/// <summary>Shows what a calendar would do, line by line; then does it.</summary>
internal static class CheckCalendar
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/import/{id}", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/desk/import/{id}", Run).Limited(Rate.Organize).Personal();
    }

    public static string PathOf(Guid id, ImportOptions options) =>
        $"{UploadCalendar.Path}/{id:D}?visibility={EventAsJson.Word(options.Visibility)}"
        + (options.ShiftTo is { } day ? $"&shift={LocalDatePattern.Iso.Format(day)}" : "");

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Show(
        string id,
        string? visibility,
        string? shift,
        Viewer viewer,
        Upload upload,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var options = UploadCalendar.OptionsOf(visibility, shift, out _);
        return await upload.TryAsync(id, options, ct) is { } report
            ? Page.Of<CheckPage>(new CheckModel(report, options, Done: false))
            : new SeeOther(UploadCalendar.Path);
    }

    /// <summary>Sent twice it does no more than once, so its answer may be the page itself.</summary>
    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Run(
        string id,
        HttpRequest request,
        Viewer viewer,
        Upload upload,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var options = UploadCalendar.OptionsOf(form["visibility"], form["shift"], out _);
        if (await upload.RunAsync(id, options, ct) is not { } report)
            return new SeeOther(UploadCalendar.Path);
        var now = clock.GetCurrentInstant();
        await writer.Write(
            (db, _) =>
            {
                db.NoteSteward(viewer, "imported", null, now);
                return Task.CompletedTask;
            },
            ct
        );
        return Page.Of<CheckPage>(new CheckModel(report, options, Done: true));
    }
}

/// <summary>One file that waits for its steward.</summary>
internal sealed class Upload(WaitingFiles files, ImportCalendar import, Instance instance, IClock clock)
{
    /// <summary>Null when the file's hour is over.</summary>
    public async Task<ImportReport?> TryAsync(string id, ImportOptions options, CancellationToken ct) =>
        await files.Open(id, ct) is { } bytes ? await import.TryAsync(Read(bytes, options), options, ct) : null;

    public async Task<ImportReport?> RunAsync(string id, ImportOptions options, CancellationToken ct)
    {
        if (await files.Open(id, ct) is not { } bytes)
            return null;
        var report = await import.RunAsync(Read(bytes, options), options, ct);
        files.Forget(id);
        return report;
    }

    private Platform.Calendars.CalendarReading Read(byte[] bytes, ImportOptions options) =>
        CalendarFile.Read(bytes, options.ShiftTo, clock.GetCurrentInstant(), instance.Zone);
}

public sealed record CheckModel(ImportReport Report, ImportOptions Options, bool Done)
{
    /// <summary>A page with more lines than that helps nobody.</summary>
    private const int MostLines = 500;

    /// <summary>What needs a look comes first.</summary>
    public IEnumerable<Verdict> Shown =>
        Report.Verdicts.OrderByDescending(v => v.Outcome == Outcome.Skipped || v.Remarks.Count > 0).Take(MostLines);

    public int NotShown => Math.Max(0, Report.Verdicts.Count - MostLines);

    public bool DoesSomething => Report.Count(Outcome.New) + Report.Count(Outcome.Changed) > 0;
}
