using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting.Together;

/// <summary>Asks others to organize an event together, and ends it for one of them.</summary>
internal sealed class TogetherDesk(Writer writer, IClock clock)
{
    /// <summary>Nobody has this name, or nobody who could be asked: who asks does not learn which.</summary>
    public static readonly Reason Nobody = new("hosting.nobody");

    public static readonly Reason Alone = new("hosting.alone");

    /// <returns>Why not; null when they are asked.</returns>
    public Task<Reason?> Ask(EventId id, Handle? named, Viewer viewer, CancellationToken ct)
    {
        var (now, by) = (clock.GetCurrentInstant(), viewer.SignatureIn(id));
        return writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(id, viewer, token) is not { } asking)
                    return Nobody;
                var hosts = await db.Set<EventHost>().Where(h => h.EventId == id).ToListAsync(token);
                if (hosts.Count == 0)
                    return Alone;
                if (await Find(db, named, token) is not { } other)
                    return Nobody;
                var asked = await db.Set<HostInvitation>().Where(i => i.EventId == id).ToListAsync(token);
                var reason = HostRules.WhyNotAsk(
                    asking,
                    hosts.Count + asked.Count,
                    hosts.Any(h => h.Who == other),
                    asked.Any(i => i.Invited == other),
                    now
                );
                if (reason is null && await db.KeepsApart(id, viewer.Owner, other, token))
                    return Nobody;
                if (reason is not null)
                    return reason;
                db.Add(HostInvitation.To(id, other, by, now));
                asking.Note("host-asked", by, now);
                return (Reason?)null;
            },
            ct
        );
    }

    /// <returns>Whether there was such an invitation.</returns>
    public Task<bool> TakeBack(EventId id, HostInvitationId invitation, Viewer viewer, CancellationToken ct)
    {
        var (now, by) = (clock.GetCurrentInstant(), viewer.SignatureIn(id));
        return writer.Write(
            async (db, token) =>
            {
                if (
                    await db.OrganizedToChange(id, viewer, token) is not { } asking
                    || await db.Set<HostInvitation>()
                        .Where(i => i.Id == invitation && i.EventId == id)
                        .ExecuteDeleteAsync(token) == 0
                )
                    return false;
                asking.Note("host-not-asked", by, now);
                return true;
            },
            ct
        );
    }

    /// <summary>One leaves, or is taken off by the one who holds the event.</summary>
    /// <returns>Why not; null when it is done. <see cref="Nobody"/> for who may not, and for whom it is not shared with.</returns>
    public Task<Reason?> End(EventId id, string handle, Viewer viewer, CancellationToken ct)
    {
        var (now, by) = (clock.GetCurrentInstant(), viewer.SignatureIn(id));
        return writer.Write(
            async (db, token) =>
            {
                var sides = await db.SidesOf(id, viewer, token);
                if (
                    sides.FirstOrDefault(s => s.Handle == handle) is not { } leaving
                    || await db.OrganizedToChange(id, viewer, token) is not { } left
                    || !sides.MayEnd(leaving)
                )
                    return Nobody;
                var hasKeys = await db.KeysOf(id, KeyKind.Organizer).AnyAsync(token);
                if (HostRules.WhyNotLeave(sides.Count, hasKeys) is { } reason)
                    return reason;
                await db.HostedBy(id, leaving.Who).ExecuteDeleteAsync(token);
                left.ChangeHosts(leaving.IsMine ? "host-left" : "host-off", by, now);
                if (leaving.Who.Group is { } group)
                    db.Add(
                        GroupNote.Of(
                            group,
                            viewer.In(group)?.Member,
                            leaving.IsMine ? "together-left" : "together-ended",
                            null,
                            now
                        )
                    );
                return (Reason?)null;
            },
            ct
        );
    }

    private static async Task<WhoHosts?> Find(Db db, Handle? handle, CancellationToken ct)
    {
        var named = handle?.Value;
        if (named is null)
            return null;
        var profile = await db.Set<Profile>()
            .Where(p => p.Handle == named && p.AccountId != null && p.MovedTo == null)
            .Select(p => (ProfileId?)p.Id)
            .FirstOrDefaultAsync(ct);
        if (profile is { } face)
            return WhoHosts.Of(face);
        var group = await db.Set<Group>()
            .Where(g => g.Handle == named && g.ArchivedOn == null && g.EndsAt == null)
            .Select(g => (GroupId?)g.Id)
            .FirstOrDefaultAsync(ct);
        return group is { } found ? WhoHosts.Of(found) : null;
    }
}

internal static class HostRows
{
    /// <summary>The row by which they announce this event.</summary>
    public static IQueryable<EventHost> HostedBy(this Db db, EventId id, WhoHosts who)
    {
        var (profile, group) = (who.Profile, who.Group);
        return db.Set<EventHost>().Where(h => h.EventId == id && h.ProfileId == profile && h.GroupId == group);
    }

    /// <summary>The invitation that asks them to.</summary>
    public static IQueryable<HostInvitation> AskedTo(this Db db, EventId id, WhoHosts who)
    {
        var (profile, group) = (who.Profile, who.Group);
        return db.Set<HostInvitation>().Where(i => i.EventId == id && i.ProfileId == profile && i.GroupId == group);
    }
}
