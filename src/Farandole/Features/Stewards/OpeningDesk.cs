using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Domain.Stewards;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Stewards;

/// <summary>Those whose it is are told that something of theirs was opened.</summary>
internal sealed record OpeningToTell(Guid Opening);

/// <summary>Opens what is not for those who run the instance, and leaves the trace.</summary>
internal sealed class OpeningDesk(Writer writer, Db read, Later later, IClock clock)
{
    /// <summary>An event by its address, whole or its end, or a group by its name; null when there is nothing.</summary>
    public async Task<OpenTarget?> Find(string? typed, CancellationToken ct)
    {
        var last = typed?.TrimEnd('/').Split('/')[^1];
        if (EventId.TryParse(last, out var id))
            return await read.AllEvents.AnyAsync(e => e.Id == id && e.DeletedAt == null, ct) ? new(id, null) : null;
        var named = Handle.Parse(last)?.Value;
        var group = await read.Set<Group>()
            .Where(g => g.Handle == named)
            .Select(g => (GroupId?)g.Id)
            .FirstOrDefaultAsync(ct);
        return group is null ? null : new(null, group);
    }

    public Task Open(AccountId by, OpenTarget target, string why, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return writer.Write(
            (db, _) =>
            {
                var opened = target.Event is { } id
                    ? Opening.Of(by, id, why, now)
                    : Opening.Of(by, target.Group!.Value, why, now);
                db.Add(opened);
                if (target.Group is { } group)
                    db.Add(GroupNote.Of(group, null, Opening.Noted, why, now));
                db.Add(StewardNote.Of(by, "opened", why, now));
                later.Do(db, new OpeningToTell(opened.Id), now);
                return Task.CompletedTask;
            },
            ct
        );
    }
}

/// <summary>An event or a group.</summary>
internal sealed record OpenTarget(EventId? Event, GroupId? Group);
