using Farandole.Domain.Events;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared;

/// <summary>An event as a calendar entry, in files, feeds and letters: only what its reader may see.</summary>
internal static class EventAsCalendar
{
    /// <summary>The entry; its UID never changes, so that every later one replaces the earlier in the reader's calendar.</summary>
    public static CalendarEvent Entry(EventAsSeen seen, Instance instance) =>
        new(
            $"{seen.Id}@{instance.Url.Host}",
            seen.OutsideTitle ?? "",
            seen.Schedule ?? throw new InvalidOperationException("What has no date to show has no entry."),
            seen.UpdatedAt
        )
        {
            Sequence = seen.Sequence,
            Status = StatusOf(seen.Status),
            Text = Text(seen, instance),
            Url = instance.Absolute(seen.Path),
            Location = seen.Place?.Line ?? seen.OnlineAt(instance),
            Latitude = seen.Place?.Latitude,
            Longitude = seen.Place?.Longitude,
            Created = seen.CreatedAt,
            // Calendars are shared at home.
            Contacts = seen.IsSurprise ? [] : [.. seen.Hosts.Select(h => (h.Name, instance.Absolute(h.Path)))],
            Class = seen.Visibility == Visibility.Private ? CalendarClass.Private : CalendarClass.Public,
        };

    /// <summary>A file with this one event.</summary>
    /// <param name="seen">As its reader may see it.</param>
    /// <param name="instance">Whose address stands in it.</param>
    /// <param name="method"><c>PUBLISH</c> or <c>CANCEL</c> (RFC 5546): nobody answers us by calendar, so nothing is requested.</param>
    /// <param name="own">What stands below the event's text for this reader alone: what they bring.</param>
    public static string Of(EventAsSeen seen, Instance instance, string method = "PUBLISH", string? own = null)
    {
        var entry = Entry(seen, instance);
        string?[] texts = [entry.Text, own];
        return WriteCalendar.One(
            entry with
            {
                Text = own is null ? entry.Text : string.Join("\n\n", texts.OfType<string>()),
                Method = Enum.Parse<CalendarMethod>(method, ignoreCase: true),
            }
        );
    }

    /// <summary>A postponed event is still to come, at a time that its organizers are not sure of.</summary>
    public static CalendarStatus StatusOf(EventStatus status) =>
        status switch
        {
            EventStatus.Cancelled => CalendarStatus.Cancelled,
            EventStatus.Tentative or EventStatus.Postponed => CalendarStatus.Tentative,
            EventStatus.Confirmed or EventStatus.MovedOnline => CalendarStatus.Confirmed,
        };

    /// <summary>The link stands in the text where a place takes the location.</summary>
    private static string? Text(EventAsSeen seen, Instance instance)
    {
        // Calendars are shared at home.
        if (seen.IsSurprise)
            return null;
        string?[] parts =
        [
            seen.StatusReason,
            PlainOfHtml.Of(seen.Html) ?? seen.Text,
            .. Words.In(seen.Language).Announced(seen),
            seen.Place is null ? null : seen.OnlineAt(instance),
            seen.Contact,
        ];
        var said = string.Join("\n\n", parts.OfType<string>());
        return said.Length == 0 ? null : said;
    }
}
