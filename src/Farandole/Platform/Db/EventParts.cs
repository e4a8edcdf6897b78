using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Questions;
using Farandole.Domain.Talk;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Db;

/// <summary>
/// What an event has besides itself, asked once: most events have none of it, and then nothing more need be asked.
/// </summary>
/// <param name="Lines">Of the bring list; null where none was opened.</param>
internal sealed record EventParts(int? Lines, bool Questions, bool News, bool Talk)
{
    public static readonly EventParts None = new(Lines: null, Questions: false, News: false, Talk: false);
}

internal static class EventPartsQuery
{
    // The page that everybody opens: translated once, not at each request.
    private static readonly Func<Db, EventId, CancellationToken, Task<EventParts?>> Parts = EF.CompileAsyncQuery(
        (Db db, EventId id, CancellationToken ct) =>
            db
                .AllEvents.Where(e => e.Id == id)
                .Select(e => new EventParts(
                    db.Set<NeedList>()
                        .Where(l => l.EventId == id)
                        .Select(l => (int?)db.Set<Need>().Count(n => n.EventId == id && n.WithdrawnAt == null))
                        .FirstOrDefault(),
                    db.Set<QuestionBoard>().Any(b => b.EventId == id),
                    db.Set<Announcement>().Any(a => a.EventId == id),
                    db.Set<Conversation>().Any(c => c.EventId == id)
                ))
                .FirstOrDefault()
    );

    public static async Task<EventParts> PartsOf(this Db db, EventId id, CancellationToken ct) =>
        await Parts(db, id, ct) ?? EventParts.None;
}
