using System.Text.Json;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>What the terms mean (JSON-LD 1.1 §3.1). Fixed texts: every reader of ours or theirs sees the same.</summary>
public static class Contexts
{
    /// <summary>Everybody (AP §5.6).</summary>
    public const string Public = "https://www.w3.org/ns/activitystreams#Public";

    /// <summary>Terms of ActivityStreams, FEP-8a8e, Mobilizon, PeerTube, schema.org and iCalendar.</summary>
    internal static readonly JsonElement Event = Parse(
        """
        ["https://www.w3.org/ns/activitystreams", {
          "sc": "http://schema.org#", "mz": "https://joinmobilizon.org/ns#", "e": "https://w3id.org/fep/8a8e/",
          "pt": "https://joinpeertube.org/ns#", "ical": "http://www.w3.org/2002/12/cal/ical#", "uuid": "sc:identifier",
          "timezone": "e:timezone", "displayEndTime": "e:displayEndTime",
          "eventStatus": {"@id": "e:eventStatus", "@type": "@vocab"},
          "EventScheduled": "e:EventScheduled", "EventCancelled": "e:EventCancelled",
          "EventPostponed": "e:EventPostponed", "EventMovedOnline": "e:EventMovedOnline",
          "EventTentative": "e:EventTentative",
          "organizers": {"@id": "e:organizers", "@type": "@id"}, "attendees": {"@id": "e:attendees", "@type": "@id"},
          "isBannerImage": "e:isBannerImage",
          "joinMode": {"@id": "mz:joinMode", "@type": "mz:joinModeType"},
          "externalParticipationUrl": {"@id": "mz:externalParticipationUrl", "@type": "sc:URL"},
          "anonymousParticipationEnabled": "mz:anonymousParticipationEnabled",
          "participantCount": "mz:participantCount", "isOnline": "mz:isOnline",
          "commentsEnabled": "pt:commentsEnabled", "maximumAttendeeCapacity": "sc:maximumAttendeeCapacity",
          "remainingAttendeeCapacity": "sc:remainingAttendeeCapacity", "inLanguage": "sc:inLanguage",
          "status": "ical:status", "PostalAddress": "sc:PostalAddress", "address": "sc:address",
          "streetAddress": "sc:streetAddress"
        }]
        """
    );

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
