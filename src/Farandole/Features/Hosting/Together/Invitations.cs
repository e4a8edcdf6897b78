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

/// <summary>An invitation to organize an event together, for those who may answer it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Seen">The event as whoever has its link sees it, with those who announce it.</param>
/// <param name="To">Who is asked, by name.</param>
/// <param name="By">Who asks, as the event's log signs.</param>
internal sealed record Asked(HostInvitationId Id, EventAsSeen Seen, string To, string? By)
{
    public WhoHosts Who { get; init; }

    public bool IsRefused { get; init; }

    public string Path => PathOf(Id);

    public static string PathOf(HostInvitationId id) => $"/hosting/{id}";
}

/// <summary>Somebody who is asked, for those who asked.</summary>
internal sealed record AskedHost(HostInvitationId Id, string Handle, string Name, string Language)
{
    public PictureId? Picture { get; init; }

    public bool IsGroup { get; init; }

    public bool IsRefused { get; init; }
}

internal static class Invitations
{
    private const int MostShown = 20;

    /// <summary>Under which name this viewer answers for those who are asked; null for who may not.</summary>
    public static async Task<string?> AnswersFor(this Db db, HostInvitation asked, Viewer viewer, CancellationToken ct)
    {
        if (asked.GroupId is { } group)
            return
                viewer.In(group) is { } mine
                && mine.May(Act.AnnounceEvent)
                && await db.Set<Group>().AnyAsync(g => g.Id == group && g.ArchivedOn == null, ct)
                ? mine.Name
                : null;
        var (face, owner) = (asked.ProfileId, viewer.Owner);
        return owner is not null && viewer.ActsAs(face)
            ? await db.Set<Profile>()
                .Where(p => p.Id == face && p.AccountId == owner)
                .Select(p => p.Name)
                .FirstOrDefaultAsync(ct)
            : null;
    }

    /// <summary>What waits for an answer, the nearest first; of what is over and of those kept away nothing is said.</summary>
    public static async Task<IReadOnlyList<Asked>> Told(
        this IQueryable<HostInvitation> invitations,
        Db db,
        Instant now,
        CancellationToken ct
    )
    {
        var rows = await (
            from asked in invitations
            join about in db.AllEvents on asked.EventId equals about.Id
            from profile in db.Set<Profile>().Where(p => p.Id == asked.ProfileId).DefaultIfEmpty()
            from joined in db.Set<Group>().Where(g => g.Id == asked.GroupId).DefaultIfEmpty()
            where about.DeletedAt == null && about.EndsAt > now && about.Status != EventStatus.Cancelled
            orderby about.ListedFrom == null, about.ListedFrom, asked.At
            select new
            {
                Invitation = asked,
                About = about,
                Name = profile.Name ?? joined.Name,
            }
        )
            .Take(MostShown)
            .ToListAsync(ct);
        var hosts = await db.HostsOf([.. rows.Select(r => r.About.Id)], Viewer.Nobody, ct);
        var told = new List<Asked>();
        foreach (var row in rows)
        {
            var seen = EventAsSeen.By(Standing.HasLink, row.About, now) with { Hosts = [.. hosts[row.About.Id]] };
            if (!await db.KeepsApart(seen.Id, null, row.Invitation.Invited, ct))
                told.Add(
                    new(row.Invitation.Id, seen, row.Name, row.Invitation.By)
                    {
                        Who = row.Invitation.Invited,
                        IsRefused = row.Invitation.RefusedAt is not null,
                    }
                );
        }
        return told;
    }

    public static Task<List<AskedHost>> WaitingFor(this Db db, EventId id, CancellationToken ct) =>
        (
            from asked in db.Set<HostInvitation>()
            from profile in db.Set<Profile>().Where(p => p.Id == asked.ProfileId).DefaultIfEmpty()
            from joined in db.Set<Group>().Where(g => g.Id == asked.GroupId).DefaultIfEmpty()
            where asked.EventId == id
            orderby asked.At
            select new AskedHost(
                asked.Id,
                profile.Handle ?? joined.Handle,
                profile.Name ?? joined.Name,
                profile.Language ?? joined.Language
            )
            {
                Picture = profile.Picture ?? joined.Picture,
                IsGroup = asked.GroupId != null,
                IsRefused = asked.RefusedAt != null,
            }
        ).ToListAsync(ct);
}
