using Farandole.Domain.Events;
using Farandole.Platform;
using Farandole.Platform.Calendars;

namespace Farandole.Features.Shared;

/// <summary>An event as a calendar entry, in files, feeds and letters: only what its reader may see.</summary>
internal static class EventAsCalendar
{
    /// <summary>The entry; its UID never changes, so that every later one replaces the earlier in the reader's calendar.</summary>
    public static CalendarEvent Entry(EventAsSeen seen, Instance instance) =>
        new(
            $"{seen.Id}@{instance.Url.Host}",
            seen.Title ?? "",
            seen.Schedule ?? throw new InvalidOperationException("What has no date to show has no entry."),
            seen.UpdatedAt
        )
        {
            Sequence = seen.Sequence,
            Status = StatusOf(seen.Status),
            Text = Text(seen),
            Url = instance.Absolute(seen.Path),
            Location = seen.Place?.Line ?? seen.OnlineLink,
            Latitude = seen.Place?.Latitude,
            Longitude = seen.Place?.Longitude,
            Created = seen.CreatedAt,
            Class = seen.Visibility == Visibility.Private ? CalendarClass.Private : CalendarClass.Public,
        };

    /// <summary>A file with this one event.</summary>
    /// <param name="seen">As its reader may see it.</param>
    /// <param name="instance">Whose address stands in it.</param>
    /// <param name="method"><c>PUBLISH</c> or <c>CANCEL</c> (RFC 5546): nobody answers us by calendar, so nothing is requested.</param>
    public static string Of(EventAsSeen seen, Instance instance, string method = "PUBLISH") =>
        WriteCalendar.One(Entry(seen, instance) with { Method = Enum.Parse<CalendarMethod>(method, ignoreCase: true) });

    /// <summary>A postponed event is still to come, at a time that its organizers are not sure of.</summary>
    private static CalendarStatus StatusOf(EventStatus status) =>
        status switch
        {
            EventStatus.Cancelled => CalendarStatus.Cancelled,
            EventStatus.Tentative or EventStatus.Postponed => CalendarStatus.Tentative,
            EventStatus.Confirmed or EventStatus.MovedOnline => CalendarStatus.Confirmed,
        };

    /// <summary>The link stands in the text where a place takes the location.</summary>
    private static string? Text(EventAsSeen seen)
    {
        string?[] parts = [seen.StatusReason, seen.Text, seen.Place is null ? null : seen.OnlineLink, seen.Contact];
        var said = string.Join("\n\n", parts.OfType<string>());
        return said.Length == 0 ? null : said;
    }
}
