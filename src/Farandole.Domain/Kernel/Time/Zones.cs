using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.TimeZones;

namespace Farandole.Domain.Kernel.Time;

/// <summary>The time zones that an event may be in: NodaTime's bundled TZDB, never the system's (which is older).</summary>
public static class Zones
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    // zone.tab names one id per country: people of Oslo keep Europe/Oslo although TZDB makes it an alias of Berlin.
    private static readonly FrozenSet<string> Current = Source
        .ZoneLocations!.Select(l => l.ZoneId)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Ids = Source.CanonicalIdMap.ToFrozenDictionary(
        e => e.Key,
        e => Current.Contains(e.Key) ? e.Key : e.Value,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The version of the zone data; schedules are recomputed when it changes.</summary>
    public static string Version => Source.TzdbVersion;

    /// <summary>The ids that stand for a place somewhere on Earth, in alphabetical order.</summary>
    public static IEnumerable<string> OfPlaces => Current.Order(StringComparer.Ordinal);

    /// <summary>Today's id of a zone (Europe/Kiev is Europe/Kyiv); false when TZDB knows no such zone.</summary>
    public static bool TryFind(string? id, [NotNullWhen(true)] out string? current) =>
        Ids.TryGetValue(id?.Trim() ?? "", out current);

    /// <summary>The rules of a zone whose id came out of <see cref="TryFind"/>; throws on any other.</summary>
    public static DateTimeZone Of(string id) => DateTimeZoneProviders.Tzdb[id];

    /// <summary>The first instant of a day, also where midnight or the whole day does not exist.</summary>
    public static Instant StartOf(this DateTimeZone zone, LocalDate day)
    {
        var midnight = zone.MapLocal(day.AtMidnight());
        return midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
    }

    /// <summary>The instant of a wall time: the earlier of two, and moved on by the length of a gap.</summary>
    public static Instant InstantOf(this DateTimeZone zone, LocalDateTime wall) => zone.AtLeniently(wall).ToInstant();

    /// <summary>True when the zone skipped this day whole, as Apia did on 30 December 2011.</summary>
    public static bool Skips(this DateTimeZone zone, LocalDate day)
    {
        var midnight = zone.MapLocal(day.AtMidnight());
        return midnight.Count == 0 && midnight.LateInterval.IsoLocalStart.Date > day;
    }
}
