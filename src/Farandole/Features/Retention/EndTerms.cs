using Farandole.Domain.Groups;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Roles and places in teams for a time, once their last day is over: nothing keeps what somebody once was.</summary>
internal sealed class EndTerms(Writer writer) : IErase
{
    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var today = now.InUtc().Date;
                await db.Set<TeamSeat>().Where(s => s.Until < today).ExecuteDeleteAsync(token);
                var over = await db.Set<Member>().AsTracking().Where(m => m.RoleUntil < today).ToListAsync(token);
                foreach (var member in over)
                    member.Give(member.Lasting);
                return over.Count;
            },
            ct
        );
}
