using Farandole.Domain.Groups;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Requests that nobody answered, invitations a month after their end, letters that could not leave; and groups that
/// nobody is in any more come to their end.
/// </summary>
internal sealed class EraseMembers(Writer writer, TellRemoteMember tell) : IErase
{
    private const int AtOnce = 100;
    private static readonly Period InvitationsStay = Period.FromDays(30);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        while (await writer.Write((db, token) => Lapse(db, now, token), ct) == AtOnce) { }
        while (await writer.Write((db, token) => LapseElsewhere(db, now, token), ct) == AtOnce) { }
        tell.Ring();
        await writer.Write((db, token) => Erase(db, now, token), ct);
    }

    private static async Task<int> Lapse(Db db, Instant now, CancellationToken ct)
    {
        var askedBefore = now - GroupRequest.Longest;
        var old = await db.Set<GroupRequest>()
            .AsTracking()
            .Where(r => r.AskedAt <= askedBefore)
            .Take(AtOnce)
            .ToListAsync(ct);
        old.ForEach(r => r.Lapse(now));
        db.RemoveRange(old);
        return old.Count;
    }

    /// <summary>The same with people of other servers, and their invitations; each is told.</summary>
    private async Task<int> LapseElsewhere(Db db, Instant now, CancellationToken ct)
    {
        var today = now.InUtc().Date;
        var old = await db.Set<RemoteMemberRow>()
            .AsTracking()
            .Where(m => m.EndsOn < today)
            .OrderBy(m => m.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var one in old)
        {
            await tell.Lapse(db, one, ct);
            db.Remove(one);
        }
        return old.Count;
    }

    private static async Task Erase(Db db, Instant now, CancellationToken ct)
    {
        var endedBefore = now.InUtc().Date - InvitationsStay;
        var revokedBefore = endedBefore.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        await db.Set<GroupInvitation>()
            .Where(i => i.EndsOn < endedBefore || i.RevokedAt < revokedBefore)
            .ExecuteDeleteAsync(ct);
        var waitsSince = now - GroupLetter.Longest;
        await db.Set<GroupLetter>().Where(l => l.At <= waitsSince).ExecuteDeleteAsync(ct);
        var empty = await db.Set<Group>()
            .AsTracking()
            .Where(g => g.EndsAt == null && !db.Set<Member>().Any(m => m.GroupId == g.Id))
            .ToListAsync(ct);
        empty.ForEach(g => g.End(now));
    }
}
