using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Questions;
using Farandole.Domain.Talk;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Db;

/// <summary>
/// What an event has besides itself, asked once: most events have none of it, and then nothing more need be asked.
/// </summary>
/// <param name="List">The rules of the bring list; null where none was opened.</param>
/// <param name="Lines">How many the list has.</param>
/// <param name="Taken">Those of which all is taken on.</param>
/// <param name="Board">The rules and figures of the questions; null where nobody has asked.</param>
/// <param name="News">Whether the team has announced anything.</param>
/// <param name="Talk">Whether anybody has opened the talk.</param>
/// <param name="Hosted">Whether it is announced in somebody's name.</param>
internal sealed record EventParts(
    NeedList? List,
    int Lines,
    int Taken,
    QuestionBoard? Board,
    bool News,
    bool Talk,
    bool Hosted
)
{
    public static readonly EventParts None = new(null, 0, 0, null, News: false, Talk: false, Hosted: false);
}

internal static class EventPartsQuery
{
    // The page that everybody opens: translated once, not at each request.
    private static readonly Func<Db, EventId, CancellationToken, Task<EventParts?>> Parts = EF.CompileAsyncQuery(
        (Db db, EventId id, CancellationToken ct) =>
            (
                from e in db.AllEvents
                where e.Id == id
                from list in db.Set<NeedList>().Where(l => l.EventId == e.Id).DefaultIfEmpty()
                from board in db.Set<QuestionBoard>().Where(b => b.EventId == e.Id).DefaultIfEmpty()
                select new EventParts(
                    list,
                    list == null ? 0 : db.Set<Need>().Count(n => n.EventId == id && n.WithdrawnAt == null),
                    list == null
                        ? 0
                        : db.Set<Need>().Count(n => n.EventId == id && n.WithdrawnAt == null && n.Claimed >= n.Wanted),
                    board,
                    db.Set<Announcement>().Any(a => a.EventId == id),
                    db.Set<Conversation>().Any(c => c.EventId == id),
                    db.Set<EventHost>().Any(h => h.EventId == id)
                )
            ).FirstOrDefault()
    );

    public static async Task<EventParts> PartsOf(this Db db, EventId id, CancellationToken ct) =>
        await Parts(db, id, ct) ?? EventParts.None;
}
