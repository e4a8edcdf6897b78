using Farandole.Domain.Groups;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Groups whose end was decided two weeks ago, and what happened in the others more than a year ago.</summary>
internal sealed class EraseGroups(Writer writer) : IErase
{
    private static readonly Duration NotesStay = Duration.FromDays(365);

    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var saidBefore = now - NotesStay;
                await db.Set<GroupNote>().Where(n => n.At < saidBefore).ExecuteDeleteAsync(token);
                var over = await db.Set<Group>().AsTracking().Where(g => g.EndsAt <= now).ToListAsync(token);
                foreach (var group in over)
                {
                    await db.LeaveAlone(db.Set<EventHost>().Where(h => h.GroupId == group.Id), now, token);
                    // Roles stay as long as somebody has one: members and invitations go first.
                    await db.Set<GroupInvitation>().Where(i => i.GroupId == group.Id).ExecuteDeleteAsync(token);
                    await db.Set<Member>().Where(m => m.GroupId == group.Id).ExecuteDeleteAsync(token);
                    group.Delete(now);
                    db.Remove(group);
                }
                return over.Count;
            },
            ct
        );
}
