using System.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Events of which somebody has a key or which a profile of theirs announces, each with its picture.</summary>
internal sealed class EventsTaken(Instance instance, PictureStore pictures, IClock clock) : ITakenFiles
{
    private const int Most = 200;

    public async Task<IReadOnlyList<TakenFile>> Of(WhoTakes who, Db db, Words words, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var files = new List<TakenFile>();
        foreach (var (n, one) in (await Events(who, db, ct)).Index())
        {
            var folder = $"events/{n + 1:000}";
            var seen = (await db.WithHosts([EventAsSeen.By(Standing.Organizer, one, now)], null, ct))[0];
            files.Add(TakenFile.Json($"{folder}/event.json", EventAsJson.Of(seen, instance)));
            if (seen.Schedule is not null)
                files.Add(new($"{folder}/event.ics", Encoding.UTF8.GetBytes(EventAsCalendar.Of(seen, instance))));
            if (one.Picture is { } picture && await pictures.Read(picture, ct) is { } bytes)
                files.Add(new($"{folder}/picture.webp", bytes));
        }
        return files;
    }

    private static async Task<IEnumerable<Event>> Events(WhoTakes who, Db db, CancellationToken ct)
    {
        var keys = (await db.OrganizedBy(who.Address, Most, ct)).Where(o => who.HasProven(o.Key.Email));
        var account = who.Account;
        var hosted = await (
            from host in db.Set<EventHost>()
            join face in db.Set<Profile>() on host.ProfileId equals (ProfileId?)face.Id
            join announced in db.AllEvents on host.EventId equals announced.Id
            where account != null && face.AccountId == account && announced.DeletedAt == null
            orderby announced.StartsAt descending
            select announced
        )
            .Take(Most)
            .ToListAsync(ct);
        return keys.Select(k => k.About).Concat(hosted).DistinctBy(e => e.Id);
    }
}
