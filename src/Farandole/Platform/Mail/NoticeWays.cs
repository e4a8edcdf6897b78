using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Mail;

/// <summary>How somebody who answered is told.</summary>
/// <param name="Hash">Of their address, or what stands for it.</param>
/// <param name="Chosen">What they said about this event, else what their address said about all of them.</param>
/// <param name="Devices">Where notices go, whatever was chosen.</param>
internal sealed record NoticeWays(byte[] Hash, ToldBy Chosen, IReadOnlyList<NoticeDevice> Devices)
{
    /// <summary>A device that is gone tells nobody anything: then letters do.</summary>
    public bool IsOnDevice => Chosen != ToldBy.Letter && Devices.Count > 0;

    public static async Task<NoticeWays> Of(Db.Db db, Participation mine, CancellationToken ct)
    {
        var (id, hash) = (mine.Id, mine.EmailHash);
        var readers = await db.Set<NoticeReader>()
            .Where(r => r.ParticipationId == id || r.AddressHash == hash)
            .ToListAsync(ct);
        var own = readers.Find(r => r.ParticipationId is not null);
        var chosen = (own ?? readers.FirstOrDefault())?.ToldBy ?? ToldBy.Letter;
        var ids = readers.ConvertAll(r => r.Id);
        var devices = await db.Set<NoticeDevice>()
            .Where(d => ids.Contains(d.ReaderId))
            .OrderBy(d => d.Id)
            .ToListAsync(ct);
        return new(
            hash,
            // Whoever gave no address has nothing else.
            own is not null
            && mine.Email is null
                ? ToldBy.Device
                : chosen,
            // A browser that is told of all events and of this one is told once, by what opens this one's link.
            [.. devices.OrderByDescending(d => d.ReaderId == own?.Id).DistinctBy(d => d.Endpoint)]
        );
    }
}

/// <summary>Whom something can be told.</summary>
internal static class Reach
{
    /// <summary>By letter, or on a device.</summary>
    public static IQueryable<Participation> Reachable(this IQueryable<Participation> people, Db.Db db) =>
        people.Where(p =>
            p.Email != null
            || db.Set<NoticeReader>()
                .Any(r => r.ParticipationId == p.Id && db.Set<NoticeDevice>().Any(d => d.ReaderId == r.Id))
        );
}
