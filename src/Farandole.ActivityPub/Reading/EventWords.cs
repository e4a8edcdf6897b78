namespace Farandole.ActivityPub.Reading;

/// <summary>The words that events are described with, of three vocabularies.</summary>
internal static class EventWords
{
    public static RemoteEventStatus Status(ActivityObject document) =>
        OfSchema(document.Text("eventStatus"))
        ?? OfCalendar(document.Text("status"))
        ?? OfCalendar(document.Text("ical:status"))
        ?? RemoteEventStatus.Scheduled;

    public static RemoteJoinMode? JoinMode(string? word) =>
        word switch
        {
            "free" => RemoteJoinMode.Free,
            "restricted" => RemoteJoinMode.Restricted,
            "invite" => RemoteJoinMode.Invite,
            "external" => RemoteJoinMode.External,
            "none" => RemoteJoinMode.None,
            _ => null,
        };

    /// <summary>Mobilizon's address online: the link that is named exactly so.</summary>
    public static IEnumerable<string> Website(ActivityObject document) =>
        document
            .Objects("attachment")
            .Where(a => a.Is("Link") && a.Text("name") == "Website")
            .SelectMany(a => a.Ids("href"));

    private static RemoteEventStatus? OfSchema(string? word) =>
        word?[(word.LastIndexOfAny([':', '/', '#']) + 1)..] switch
        {
            "EventScheduled" => RemoteEventStatus.Scheduled,
            "EventCancelled" => RemoteEventStatus.Cancelled,
            "EventPostponed" => RemoteEventStatus.Postponed,
            "EventRescheduled" => RemoteEventStatus.Rescheduled,
            "EventMovedOnline" => RemoteEventStatus.MovedOnline,
            "EventTentative" => RemoteEventStatus.Tentative,
            _ => null,
        };

    private static RemoteEventStatus? OfCalendar(string? word) =>
        word?.ToUpperInvariant() switch
        {
            "CONFIRMED" => RemoteEventStatus.Scheduled,
            "TENTATIVE" => RemoteEventStatus.Tentative,
            "CANCELLED" => RemoteEventStatus.Cancelled,
            _ => null,
        };
}
