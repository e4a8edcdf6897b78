using Farandole.Domain.Kernel;
using Farandole.Domain.Notebook;
using Farandole.Features.Shared;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Notebook;

/// <summary>The notes of an event: read, written, taken off the page and put back.</summary>
internal static class KeepNotes
{
    private const string Path = "/events/{id}/notes";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Write).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{note:guid}}/removal", Remove).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{note:guid}}/return", PutBack).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        [AsParameters] NotebookTools tools,
        CancellationToken ct
    ) => await tools.Page(id, done, ct) is { } model ? Page.Of<NotebookPage>(model) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Write(
        string id,
        HttpRequest request,
        [AsParameters] NotebookTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Page(id, null, ct) is not { } model)
            return TypedResults.NotFound();
        var input = NoteInput.From(await request.ReadSentForm(ct));
        var (said, wrong) = input.Read();
        if (said is not null && !await Keep(model.Backstage.Seen.Id, said, tools, ct))
            wrong = "notebook.error.many";
        if (wrong is null)
            return new SeeOther($"{model.Backstage.Seen.Path}/notes?done=noted");
        var words = tools.Reader.Words[
            wrong,
            ("n", wrong == "notebook.error.many" ? TeamNote.Most : TeamNote.MaxWords)
        ];
        return Page.Of<NotebookPage>(
            model with
            {
                Input = input,
                Wrong = [new("words", words)],
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    /// <summary>False when the notebook is full.</summary>
    private static Task<bool> Keep(EventId about, TeamNoteSaid said, NotebookTools tools, CancellationToken ct)
    {
        var (viewer, now) = (tools.Viewer, tools.Clock.GetCurrentInstant());
        return tools.Writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(about, viewer, token) is null)
                    throw new RuleBroken(Domain.Events.Reasons.Deleted);
                if (await NotebookTools.Notes(db, about).CountAsync(token) >= TeamNote.Most)
                    return false;
                db.Add(TeamNote.Write(about, said, viewer.OrganizerOf(about)?.Label, now));
                return true;
            },
            ct
        );
    }

    private static Task<Results<SeeOther, NotFound>> Remove(
        string id,
        Guid note,
        [AsParameters] NotebookTools tools,
        CancellationToken ct
    ) => Done(id, note, "unnoted", (found, _, now) => found.Remove(now), tools, ct);

    private static Task<Results<SeeOther, NotFound>> PutBack(
        string id,
        Guid note,
        [AsParameters] NotebookTools tools,
        CancellationToken ct
    ) => Done(id, note, "renoted", (found, _, _) => found.PutBack(), tools, ct);

    private static async Task<Results<SeeOther, NotFound>> Done(
        string id,
        Guid note,
        string done,
        Action<TeamNote, string?, NodaTime.Instant> change,
        NotebookTools tools,
        CancellationToken ct
    ) =>
        EventId.TryParse(id, out var about) && await tools.Change(about, new(note), change, ct)
            ? new SeeOther($"/events/{about}/notes?done={done}")
            : TypedResults.NotFound();
}
