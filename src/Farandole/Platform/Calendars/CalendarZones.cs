using Farandole.Domain.Kernel.Time;
using NodaTime;
using TimeZoneConverter;

namespace Farandole.Platform.Calendars;

/// <summary>A zone of a calendar file: the rules that turn its wall times into instants, and the zone to show them in.</summary>
internal sealed record SourceZone(DateTimeZone Rules, string Shown, EntryNote? Note = null, CustomZone? Own = null);

/// <summary>Every name that calendars give to zones, and what it is here.</summary>
internal sealed class CalendarZones
{
    /// <summary>No calendar has more zones of its own; recognizing each costs some milliseconds.</summary>
    private const int MostOwn = 100;

    private readonly Dictionary<string, SourceZone> found = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CalendarComponent> described = new(StringComparer.OrdinalIgnoreCase);
    private readonly Instant now;
    private readonly WorkLimit limit;

    public CalendarZones(CalendarComponent calendar, string defaultZone, Instant now, WorkLimit limit)
    {
        this.now = now;
        this.limit = limit;
        foreach (var zone in calendar.Inside("VTIMEZONE").Take(MostOwn))
        {
            if (zone.First("TZID") is { } id)
                described[id.Value.Trim()] = zone;
        }
        var shown = Known(calendar.First("X-WR-TIMEZONE")?.Text) ?? defaultZone;
        Floating = new SourceZone(Zones.Of(shown), shown);
        Utc = new SourceZone(DateTimeZone.Utc, shown);
    }

    /// <summary>Times without zone are those of the calendar, else of the one who reads it in.</summary>
    public SourceZone Floating { get; }

    /// <summary>Exact, and shown where the calendar belongs.</summary>
    public SourceZone Utc { get; }

    public SourceZone Find(string? tzid)
    {
        if (string.IsNullOrWhiteSpace(tzid))
            return Floating;
        var id = tzid.Trim();
        return found.TryGetValue(id, out var zone) ? zone : found[id] = Resolve(id);
    }

    private SourceZone Resolve(string id)
    {
        var component = described.GetValueOrDefault(id);
        var own = component is null ? null : CustomZone.Read(id, component, limit);
        var known = Known(id) ?? Known(component?.First("X-LIC-LOCATION")?.Text);
        if (known is "Etc/UTC" or "Etc/GMT")
            return Utc;
        if (known is not null)
            return new SourceZone(Zones.Of(known), known, Own: own);
        if (own is null)
            return Floating with { Note = EntryNote.ZoneAssumed };
        return Guess(own) is { } guess
            ? new SourceZone(Zones.Of(guess), guess, EntryNote.ZoneGuessed)
            : new SourceZone(own, Floating.Shown, EntryNote.ZoneGuessed);
    }

    /// <summary>
    /// TZDB's id, that of Windows, or either at the end of a path, as Evolution and Mozilla write it
    /// (<c>/freeassociation.sourceforge.net/Europe/Paris</c>).
    /// </summary>
    private static string? Known(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var parts = name.Trim().Trim('"').Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var from = 0; from < parts.Length; from++)
        {
            var id = string.Join('/', parts[from..]);
            if (Zones.TryFind(id, out var zone))
                return zone;
            if (TZConvert.TryWindowsToIana(id, out var iana) && Zones.TryFind(iana, out zone))
                return zone;
        }
        return null;
    }

    /// <summary>The zone whose clocks show the same from a year ago until two years on; the calendar's own first.</summary>
    private string? Guess(CustomZone own)
    {
        var weeks = Enumerable.Range(-52, 52 * 3).Select(w => now + Duration.FromDays(7 * w)).ToList();
        return TZConvert
            .KnownWindowsTimeZoneIds.Order(StringComparer.Ordinal)
            .Select(w => TZConvert.TryWindowsToIana(w, out var iana) ? iana : null)
            .Prepend(Floating.Shown)
            .Select(id => Zones.TryFind(id, out var zone) ? zone : null)
            .FirstOrDefault(id => id is not null && weeks.TrueForAll(at => SameClock(Zones.Of(id), own, at)));
    }

    private static bool SameClock(DateTimeZone zone, CustomZone own, Instant at) =>
        zone.GetUtcOffset(at) == own.GetUtcOffset(at);
}
