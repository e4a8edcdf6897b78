using System.Text.Json.Nodes;
using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;

namespace Farandole.Features.EventPage;

/// <summary>A public event in the words of schema.org, for search engines.</summary>
internal static class EventAsLinkedData
{
    private const string Vocabulary = "https://schema.org";

    /// <summary>JSON that may stand inside a script element: the default encoder leaves no angle bracket in it.</summary>
    public static string Of(EventAsSeen seen, Instance instance)
    {
        var data = new JsonObject
        {
            ["@context"] = Vocabulary,
            ["@type"] = "Event",
            ["url"] = instance.Absolute(seen.Path),
            ["name"] = seen.Title,
            ["startDate"] = seen.Schedule?.Machine(),
            ["eventStatus"] = $"{Vocabulary}/{Status(seen.Status)}",
            ["eventAttendanceMode"] = $"{Vocabulary}/{Attendance(seen)}EventAttendanceMode",
            ["image"] = new JsonArray(instance.Absolute(seen.PreviewPath)),
            ["inLanguage"] = seen.Language,
        };
        if (seen.Schedule is { HasEnd: true } schedule)
            data["endDate"] = schedule.EndTime is null
                ? NodaTime.Text.LocalDatePattern.Iso.Format(schedule.LastDay)
                : EventTimes.InZone(schedule.EndsAt, schedule.Zone);
        if (Location(seen) is { } location)
            data["location"] = location;
        JsonNode[] organizers = [.. seen.Hosts.Where(h => h.IsFindable).Select(h => Organizer(h, instance))];
        if (organizers.Length > 0)
            data["organizer"] = new JsonArray(organizers);
        if (seen.Text is { } text)
            data["description"] = text;
        if (seen.IsFree)
            data["isAccessibleForFree"] = true;
        if (seen.Capacity is { } capacity)
            (data["maximumAttendeeCapacity"], data["remainingAttendeeCapacity"]) = (capacity, seen.SeatsLeft);
        return data.ToJsonString();
    }

    private static JsonObject Organizer(HostAsSeen host, Instance instance) =>
        new()
        {
            ["@type"] = host.IsGroup ? "Organization" : "Person",
            ["name"] = host.Name,
            ["url"] = instance.Absolute(host.Path),
        };

    private static JsonNode? Location(EventAsSeen seen)
    {
        var online = seen.OnlineLink is { } link
            ? new JsonObject { ["@type"] = "VirtualLocation", ["url"] = link }
            : null;
        if (seen.Place is not { } place)
            return online;
        var there = new JsonObject
        {
            ["@type"] = "Place",
            ["name"] = place.Name,
            ["address"] = place.Address ?? place.Name,
        };
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
            there["geo"] = new JsonObject
            {
                ["@type"] = "GeoCoordinates",
                ["latitude"] = latitude,
                ["longitude"] = longitude,
            };
        return online is null ? there : new JsonArray(there, online);
    }

    private static string Status(EventStatus status) =>
        status switch
        {
            EventStatus.Confirmed or EventStatus.Tentative => "EventScheduled",
            EventStatus.Postponed => "EventPostponed",
            EventStatus.MovedOnline => "EventMovedOnline",
            EventStatus.Cancelled => "EventCancelled",
        };

    private static string Attendance(EventAsSeen seen) =>
        (seen.Place, seen.OnlineLink) switch
        {
            (_, not null) when seen.Status == EventStatus.MovedOnline => "Online",
            (null, not null) => "Online",
            (not null, not null) => "Mixed",
            _ => "Offline",
        };
}
