using Farandole.Domain.Notebook;
using Farandole.Features.Shared;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Notebook;

/// <summary>Changes a note. Of two who write at once the second is shown what the first made of it, and loses nothing.</summary>
internal static class EditNote
{
    private const string Path = "/events/{id}/notes/{note:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Change).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string id,
        Guid note,
        [AsParameters] NotebookTools tools,
        CancellationToken ct
    ) => await tools.One(id, note, ct) is { } model ? Page.Of<EditNotePage>(model) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Change(
        string id,
        Guid note,
        HttpRequest request,
        [AsParameters] NotebookTools tools,
        CancellationToken ct
    )
    {
        if (await tools.One(id, note, ct) is not { } model)
            return TypedResults.NotFound();
        var input = NoteInput.From(await request.ReadSentForm(ct));
        var (said, wrong) = input.Read();
        if (wrong is not null)
            return Page.Of<EditNotePage>(
                model with
                {
                    Input = input,
                    Wrong = [new("words", tools.Reader.Words[wrong, ("n", TeamNote.MaxWords)])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var isConflict = false;
        var isThere = await tools.Change(
            model.Backstage.Seen.Id,
            model.Note.Id,
            (found, by, now) =>
            {
                isConflict = found.Revision != input.Revision || found.RemovedAt is not null;
                if (!isConflict)
                    found.Change(said!, by, now);
            },
            ct
        );
        if (!isThere)
            return TypedResults.NotFound();
        return isConflict
            ? await Clash(id, note, input, tools, ct)
            : new SeeOther($"{model.Backstage.Seen.Path}/notes?done=noted");
    }

    /// <summary>What was typed stays in the form, with what is there now beside it; saved again, it counts.</summary>
    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Clash(
        string id,
        Guid note,
        NoteInput input,
        NotebookTools tools,
        CancellationToken ct
    ) =>
        await tools.One(id, note, ct) is { } now
            ? Page.Of<EditNotePage>(
                now with
                {
                    Input = input with { Revision = now.Note.Revision },
                    IsConflict = true,
                },
                StatusCodes.Status409Conflict
            )
            : TypedResults.NotFound();
}
