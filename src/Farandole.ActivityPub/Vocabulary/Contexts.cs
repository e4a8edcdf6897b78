using System.Text.Json;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>What the terms mean (JSON-LD 1.1 §3.1). Fixed texts: every reader of ours or theirs sees the same.</summary>
public static class Contexts
{
    /// <summary>Everybody (AP §5.6).</summary>
    public const string Public = "https://www.w3.org/ns/activitystreams#Public";

    /// <summary>Terms of ActivityStreams' extensions, FEP-8a8e, Mobilizon, PeerTube, Mastodon, schema.org and iCalendar.</summary>
    private const string Terms = """
        {
          "sc": "http://schema.org#", "mz": "https://joinmobilizon.org/ns#", "e": "https://w3id.org/fep/8a8e/",
          "pt": "https://joinpeertube.org/ns#", "ical": "http://www.w3.org/2002/12/cal/ical#",
          "toot": "http://joinmastodon.org/ns#", "Hashtag": "as:Hashtag", "uuid": "sc:identifier",
          "timezone": "e:timezone", "displayEndTime": "e:displayEndTime", "previousStartTime": "e:previousStartTime",
          "startDate": "sc:startDate", "endDate": "sc:endDate",
          "eventStatus": {"@id": "e:eventStatus", "@type": "@vocab"},
          "EventScheduled": "e:EventScheduled", "EventCancelled": "e:EventCancelled",
          "EventPostponed": "e:EventPostponed", "EventRescheduled": "e:EventRescheduled",
          "EventMovedOnline": "e:EventMovedOnline", "EventTentative": "e:EventTentative",
          "organizers": {"@id": "e:organizers", "@type": "@id"}, "attendees": {"@id": "e:attendees", "@type": "@id"},
          "isBannerImage": "e:isBannerImage",
          "joinMode": {"@id": "mz:joinMode", "@type": "mz:joinModeType"},
          "externalParticipationUrl": {"@id": "mz:externalParticipationUrl", "@type": "sc:URL"},
          "anonymousParticipationEnabled": "mz:anonymousParticipationEnabled",
          "participantCount": "mz:participantCount", "isOnline": "mz:isOnline",
          "participationMessage": "mz:participationMessage",
          "commentsEnabled": "pt:commentsEnabled", "repliesModerationOption": "mz:repliesModerationOption",
          "maximumAttendeeCapacity": "sc:maximumAttendeeCapacity",
          "remainingAttendeeCapacity": "sc:remainingAttendeeCapacity", "inLanguage": "sc:inLanguage",
          "category": "sc:category", "status": "ical:status", "PostalAddress": "sc:PostalAddress",
          "address": "sc:address", "streetAddress": "sc:streetAddress", "postalCode": "sc:postalCode",
          "addressLocality": "sc:addressLocality", "addressRegion": "sc:addressRegion",
          "addressCountry": "sc:addressCountry", "Member": "mz:Member", "role": "mz:role"
        }
        """;

    /// <summary>Terms that only actors use.</summary>
    private const string ActorTerms = """
        {
          "discoverable": "toot:discoverable", "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
          "alsoKnownAs": {"@id": "as:alsoKnownAs", "@type": "@id"}, "movedTo": {"@id": "as:movedTo", "@type": "@id"},
          "openness": "mz:openness", "memberCount": "mz:memberCount",
          "members": {"@id": "mz:members", "@type": "@id"}, "events": {"@id": "mz:events", "@type": "@id"},
          "posts": {"@id": "mz:posts", "@type": "@id"}, "discussions": {"@id": "mz:discussions", "@type": "@id"},
          "resources": {"@id": "mz:resources", "@type": "@id"},
          "upcomingEvents": {"@id": "e:upcomingEvents", "@type": "@id"},
          "implements": {"@id": "https://w3id.org/fep/844e/implements", "@type": "@id", "@container": "@set"}
        }
        """;

    /// <summary>Of everything but actors.</summary>
    internal static readonly JsonElement Activity = Parse($"""["https://www.w3.org/ns/activitystreams", {Terms}]""");

    /// <summary>Of actors, and of what embeds one: their keys are explained by a context that every reader knows by heart.</summary>
    internal static readonly JsonElement Actor = Parse(
        $"""["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1", {Terms}, {ActorTerms}]"""
    );

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
