using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Reports;

/// <summary>Something that somebody on another server announced or wrote, and that can be told of.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Address">Of the thing itself.</param>
/// <param name="Path">Where it stands here.</param>
/// <param name="Title">What it says.</param>
internal sealed record ReportedElsewhere(string Actor, string Address, string Path, string Title)
{
    /// <summary>By which the form asked for it.</summary>
    public required string Asked { get; init; }
}

/// <summary>
/// Somebody with an account tells those who run the instance of an event or a comment from another server. Who it was is not
/// kept, and told to nobody.
/// </summary>
internal static class MakeReport
{
    public const string Path = "/report";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Make).Limited(Rate.Organize).Personal();
    }

    public static string PathOf(string about) => $"{Path}?about={Uri.EscapeDataString(about)}";

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Ask(
        string? about,
        string? done,
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        if (viewer.Account is null)
            return new SeeOther(WayBack.SignIn(PathOf(about ?? "")));
        if (done == "sent")
            return Page.Of<MakeReportPage>(new MakeReportModel(null));
        return await Find(about, viewer, db, ct) is { } found
            ? Page.Of<MakeReportPage>(new MakeReportModel(found))
            : TypedResults.NotFound();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Make(
        HttpRequest request,
        Viewer viewer,
        Db db,
        ReportDesk desk,
        Reader reader,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        if (viewer.Account is null || await Find(form["about"], viewer, db, ct) is not { } found)
            return TypedResults.NotFound();
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

    /// <summary>Only what this viewer has before them: whatever else has an address is told of in vain.</summary>
    private static async Task<ReportedElsewhere?> Find(string? about, Viewer viewer, Db db, CancellationToken ct)
    {
        // PostgreSQL takes no text with a zero in it, even to compare.
        if (PlainText.Line(about) is not { Length: <= Report.MaxAddress } address)
            return null;
        if (await db.Set<RemoteEventRow>().FirstOrDefaultAsync(e => e.Address == address, ct) is { } there)
            return new(there.Actor, there.Address, there.Path, there.Title) { Asked = address };
        if (await db.Set<RemotePostRow>().FirstOrDefaultAsync(p => p.Address == address, ct) is { } news)
            return new(news.Actor, news.Address, news.Path, news.Title) { Asked = address };
        var found = await (
            from row in db.Set<RemoteQuestionRow>()
            join question in db.AllQuestions on row.QuestionId equals question.Id
            where question.FromPage == address
            select new { row, question }
        ).FirstOrDefaultAsync(ct);
        if (found is null || await db.EventFor(viewer, found.question.EventId, ct) is not { } joined)
            return null;
        return found.question.Rank is not null || viewer.Organizes(joined.Id)
            ? new(found.row.Actor, found.row.Note, $"/events/{joined.Id}/questions", found.question.Text)
            {
                Asked = address,
            }
            : null;
    }
}

/// <summary>What is told of, and what was typed; nothing of it once it is told.</summary>
public sealed record MakeReportModel
{
    internal MakeReportModel(ReportedElsewhere? about) => About = about;

    internal ReportedElsewhere? About { get; }

    internal string? Word { get; init; }

    internal string? Error { get; init; }
}
