using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Calendars;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Importing;

/// <summary>
/// Brings a calendar's events in, each once: an entry that comes again (same UID, same date of its series) finds its
/// event and changes what changed. The operators' own act, so what is new is published and listed at once.
/// </summary>
internal sealed class ImportCalendar(Writer writer, Db read, EntryAsDetails details, IClock clock)
{
    /// <summary>Others may write between two portions; whoever runs the file again goes on where it stopped.</summary>
    private const int AtOnce = 200;

    private const int LongestUid = 200;

    /// <summary>What would become of each line; nothing is written.</summary>
    public Task<ImportReport> TryAsync(CalendarReading reading, ImportOptions options, CancellationToken ct) =>
        Each(reading, (portion, token) => Take(read, portion, options, add: false, token), ct);

    public Task<ImportReport> RunAsync(CalendarReading reading, ImportOptions options, CancellationToken ct) =>
        Each(
            reading,
            (portion, token) => writer.Write((db, inside) => Take(db, portion, options, add: true, inside), token),
            ct
        );

    private static async Task<ImportReport> Each(
        CalendarReading reading,
        Func<CalendarEntry[], CancellationToken, Task<List<Verdict>>> take,
        CancellationToken ct
    )
    {
        var verdicts = reading.Skipped.Select(s => Verdict.Of(s)).ToList();
        foreach (var portion in reading.Entries.Chunk(AtOnce))
            verdicts.AddRange(await take(portion, ct));
        return new ImportReport([.. verdicts.OrderBy(v => v.Line)]) { Name = reading.Name };
    }

    /// <summary>Judges by doing: on a reading context the events that change are copies that nobody saves.</summary>
    private async Task<List<Verdict>> Take(
        Db db,
        CalendarEntry[] portion,
        ImportOptions options,
        bool add,
        CancellationToken ct
    )
    {
        var uids = portion.Select(UidOf).ToArray();
        var all = add ? db.AllEvents.AsTracking() : db.AllEvents;
        var known = await all.Where(e => uids.Contains(e.ImportUid)).ToDictionaryAsync(e => e.ImportUid!, ct);
        var verdicts = new List<Verdict>();
        foreach (var (entry, uid) in portion.Zip(uids))
        {
            if (entry.IsPrivate)
                verdicts.Add(Verdict.Of(entry, Outcome.Skipped, "import.skipped.private"));
            else if (known.TryGetValue(uid, out var here))
                verdicts.Add(Update(here, entry));
            else
            {
                if (add)
                    db.Add(Announce(entry, uid, await ShortCode.Free(db, ct), options));
                verdicts.Add(Verdict.Of(entry, Outcome.New));
            }
        }
        return verdicts;
    }

    private Event Announce(CalendarEntry entry, string uid, string code, ImportOptions options)
    {
        var now = clock.GetCurrentInstant();
        var made = Event.Announce(EventId.New(), code, details.Of(entry, options.Visibility), now);
        made.CameFrom(uid);
        made.Publish(now);
        made.List(now);
        Say(made, entry.Status, now);
        return made;
    }

    private Verdict Update(Event here, CalendarEntry entry)
    {
        var now = clock.GetCurrentInstant();
        if (here.WhyNotChange() is { } why)
            return here.Status == EventStatus.Cancelled && entry.Status == CalendarStatus.Cancelled
                ? Verdict.Of(entry, Outcome.Same)
                : Verdict.Of(entry, Outcome.Skipped, $"import.skipped.{why.Code}");
        var changed = here.Edit(details.For(entry, here), "import", now);
        changed |= Say(here, entry.Status, now);
        return Verdict.Of(entry, changed ? Outcome.Changed : Outcome.Same);
    }

    /// <summary>What the organizers said since (postponed, moved online) is better known here than in the calendar.</summary>
    private static bool Say(Event said, CalendarStatus status, Instant now)
    {
        var target = status switch
        {
            CalendarStatus.Confirmed => EventStatus.Confirmed,
            CalendarStatus.Tentative => EventStatus.Tentative,
            CalendarStatus.Cancelled => EventStatus.Cancelled,
        };
        if (
            said.Status == target
            || (target != EventStatus.Cancelled && said.Status is not (EventStatus.Confirmed or EventStatus.Tentative))
        )
            return false;
        said.Say(target, null, "import", now);
        return true;
    }

    private static string UidOf(CalendarEntry entry) =>
        entry.Key.Length <= LongestUid
            ? entry.Key
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Key)));
}
