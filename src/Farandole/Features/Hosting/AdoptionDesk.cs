using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Hosting.Together;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>Gives events into hands: address, answers, letters and history stay with the event, whoever announces it.</summary>
internal sealed class AdoptionDesk(Writer writer, IClock clock)
{
    /// <summary>It is announced in this name from now on; in nobody's when it is null.</summary>
    /// <returns>Why not; null when it is.</returns>
    public Task<Reason?> Give(EventId id, HostChoice? to, Viewer viewer, CancellationToken ct)
    {
        var (now, by) = (clock.GetCurrentInstant(), viewer.OrganizerOf(id)?.Label);
        return writer.Write(
            async (db, token) =>
            {
                var sides = await db.SidesOf(id, viewer, token);
                if (await db.OrganizedToChange(id, viewer, token) is not { } given || !sides.AreHeld())
                    return HostRules.NobodyLeft;
                var hasKeys = await db.KeysOf(id, KeyKind.Organizer).AnyAsync(token);
                if (to is null && HostRules.WhyNotLeave(sides.Count, hasKeys) is { } reason)
                    return reason;
                if (sides is [var holder, ..])
                    await db.HostedBy(id, holder.Who).ExecuteDeleteAsync(token);
                if (to is not null)
                {
                    // Who was beside it, or asked to be, holds it now.
                    await db.HostedBy(id, to.Who).ExecuteDeleteAsync(token);
                    await db.AskedTo(id, to.Who).ExecuteDeleteAsync(token);
                    db.Add(to.HostOf(id, now));
                    // Their account proved an address: nothing else is asked before it enters the agenda.
                    given.List(now);
                    // Without its title: it may be for some members only, and must not outlive the event.
                    if (to.Group is { } group && viewer.In(group) is { } mine)
                        db.Add(GroupNote.Of(group, mine.Member, "adopted", null, now));
                }
                given.ChangeHosts(to is null ? "released" : "adopted", by, now);
                return (Reason?)null;
            },
            ct
        );
    }
}
