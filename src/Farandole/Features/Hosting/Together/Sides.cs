using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Hosting.Together;

/// <summary>One of those who announce an event, for those behind its scenes.</summary>
internal sealed record Side(WhoHosts Who, string Handle, string Name, string Language)
{
    public PictureId? Picture { get; init; }

    /// <summary>Whether who looks speaks for it.</summary>
    public bool IsMine { get; init; }
}

/// <summary>
/// The hosts of an event. The first of them holds it: hands it over, and takes others off. When the first goes, the one
/// who has been there longest holds it.
/// </summary>
internal static class Sides
{
    public static async Task<IReadOnlyList<Side>> SidesOf(this Db db, EventId id, Viewer viewer, CancellationToken ct)
    {
        var rows = await (
            from host in db.Set<EventHost>()
            from profile in db.Set<Profile>().Where(p => p.Id == host.ProfileId).DefaultIfEmpty()
            from joined in db.Set<Group>().Where(g => g.Id == host.GroupId).DefaultIfEmpty()
            where host.EventId == id
            orderby host.IsFirst descending, host.Id
            select new
            {
                host.ProfileId,
                host.GroupId,
                host.TeamId,
                profile.AccountId,
                Handle = profile.Handle ?? joined.Handle,
                Name = profile.Name ?? joined.Name,
                Language = profile.Language ?? joined.Language,
                Picture = profile.Picture ?? joined.Picture,
            }
        ).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new Side(new(r.ProfileId, r.GroupId), r.Handle, r.Name, r.Language)
            {
                Picture = r.Picture,
                IsMine = r.GroupId is { } group
                    ? viewer.In(group)?.May(Act.AnnounceEvent, r.TeamId) == true
                    : r.AccountId is { } owner && owner == viewer.Owner && viewer.ActsAs(r.ProfileId),
            }),
        ];
    }

    /// <summary>
    /// Whether who looks, and opens the event, may hand it over. As long as one announces it alone, a key of the event may:
    /// of several, none that another could have made.
    /// </summary>
    public static bool AreHeld(this IReadOnlyList<Side> sides) => sides.Count < 2 || sides[0].IsMine;

    /// <summary>Whether who looks may end it for this one.</summary>
    public static bool MayEnd(this IReadOnlyList<Side> sides, Side one) => one.IsMine || sides.AreHeld();
}
