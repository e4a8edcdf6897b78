using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Notebook;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Notebook;

/// <summary>What the doors of the notebook work with.</summary>
internal sealed record NotebookTools(
    Viewer Viewer,
    [FromServices] Db Db,
    [FromServices] Writer Writer,
    [FromServices] Reader Reader,
    [FromServices] IClock Clock
)
{
    /// <summary>Null for whoever does not organize the event.</summary>
    public async Task<NotebookModel?> Page(string id, string? done, CancellationToken ct)
    {
        if (await Db.Backstages(id, Viewer, Clock, ct, done) is not { } backstage)
            return null;
        var notes = await Notes(Db, backstage.Seen.Id)
            .OrderByDescending(n => n.IsPinned)
            .ThenByDescending(n => n.WrittenAt)
            .Take(TeamNote.Most)
            .ToListAsync(ct);
        return new(backstage)
        {
            Notes = [.. notes.Where(n => n.RemovedAt is null)],
            Removed = [.. notes.Where(n => n.RemovedAt is not null)],
        };
    }

    public async Task<EditNoteModel?> One(string id, Guid note, CancellationToken ct) =>
        await Db.Backstages(id, Viewer, Clock, ct) is { } backstage
        && await Find(Db, backstage.Seen.Id, new(note), ct) is { RemovedAt: null } found
            ? new(backstage, found, NoteInput.Of(found))
            : null;

    /// <summary>Inside a transaction, for whoever still organizes the event; false when there is no such note for them.</summary>
    public Task<bool> Change(
        EventId about,
        TeamNoteId note,
        Action<TeamNote, string?, Instant> change,
        CancellationToken ct
    )
    {
        var (viewer, now) = (Viewer, Clock.GetCurrentInstant());
        return Writer.Write(
            async (db, token) =>
            {
                if (
                    await db.OrganizedToChange(about, viewer, token) is null
                    || await Find(db, about, note, token, toChange: true) is not { } found
                )
                    return false;
                change(found, viewer.OrganizerOf(about)?.Label, now);
                return true;
            },
            ct
        );
    }

    public static IQueryable<TeamNote> Notes(Db db, EventId about) => db.Set<TeamNote>().Where(n => n.EventId == about);

    private static Task<TeamNote?> Find(
        Db db,
        EventId about,
        TeamNoteId note,
        CancellationToken ct,
        bool toChange = false
    )
    {
        var notes = Notes(db, about);
        return (toChange ? notes.AsTracking() : notes).FirstOrDefaultAsync(n => n.Id == note, ct);
    }
}

/// <summary>A note as typed.</summary>
public sealed record NoteInput
{
    public string? Words { get; init; }

    public bool IsPinned { get; init; }

    /// <summary>Of the note when its page was made.</summary>
    public int Revision { get; init; }

    public static NoteInput Of(TeamNote note) =>
        new()
        {
            Words = note.Words,
            IsPinned = note.IsPinned,
            Revision = note.Revision,
        };

    public static NoteInput From(IFormCollection form) =>
        new()
        {
            Words = PlainText.Lines(form["words"]),
            IsPinned = form["pinned"].Count > 0,
            Revision = int.TryParse(form["revision"], out var seen) ? seen : -1,
        };

    /// <summary>What may be kept of it, or the word for what is wrong.</summary>
    internal (TeamNoteSaid? Said, string? Wrong) Read() =>
        Words is null ? (null, "notebook.error.words")
        : !PlainText.Fits(Words, TeamNote.MaxWords) ? (null, "notebook.error.long")
        : RichText.ToHtml(Words) is { } html ? (new(Words, html, IsPinned), null)
        : (null, "notebook.error.long");
}

/// <summary>The notebook of an event.</summary>
public sealed record NotebookModel
{
    internal NotebookModel(BackstageModel backstage) => Backstage = backstage;

    internal BackstageModel Backstage { get; }

    /// <summary>Those on top first, then the newest.</summary>
    internal IReadOnlyList<TeamNote> Notes { get; init; } = [];

    /// <summary>Those that can still be put back.</summary>
    internal IReadOnlyList<TeamNote> Removed { get; init; } = [];

    internal NoteInput Input { get; init; } = new();

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];
}

/// <summary>One note, to be changed.</summary>
public sealed record EditNoteModel
{
    internal EditNoteModel(BackstageModel backstage, TeamNote note, NoteInput input) =>
        (Backstage, Note, Input) = (backstage, note, input);

    internal BackstageModel Backstage { get; }

    /// <summary>As it is.</summary>
    internal TeamNote Note { get; init; }

    internal NoteInput Input { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    /// <summary>Somebody else changed it since the page was opened.</summary>
    internal bool IsConflict { get; init; }
}
