using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Talk;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Blocking;

/// <summary>Who can be named by what they say in a talk: those whom everybody hears there.</summary>
internal static class TalkVoices
{
    public static IQueryable<Message> Voices(this Db db) =>
        db.AllMessages.Where(m =>
            m.Author != null
            && m.RemovedAt == null
            && m.BarredAt == null
            && !db.Set<Silenced>().Any(s => s.EventId == m.EventId && s.Author == m.Author)
        );

    public static async Task<bool> HasTalk(this Db db, Event about, CancellationToken ct)
    {
        var id = about.Id;
        var talk = await db.Set<Conversation>().FirstOrDefaultAsync(t => t.EventId == id, ct);
        return Conversation.IsOn(talk, about.Visibility) && !about.IsDraft;
    }
}
