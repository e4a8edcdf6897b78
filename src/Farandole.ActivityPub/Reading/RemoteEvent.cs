using System.Globalization;

namespace Farandole.ActivityPub.Reading;

/// <summary>Whether it takes place (FEP-8a8e, "eventStatus"; RFC 5545 §3.8.1.11).</summary>
public enum RemoteEventStatus
{
    Scheduled,
    Cancelled,
    Postponed,
    Rescheduled,
    MovedOnline,
    Tentative,
}

/// <summary>How one takes part (FEP-8a8e, "joinMode").</summary>
public enum RemoteJoinMode
{
    Free,
    Restricted,
    Invite,

    /// <summary>On a page of theirs: see <see cref="RemoteEvent.ExternalParticipationUrl"/>.</summary>
    External,

    /// <summary>Nobody answers a Join.</summary>
    None,
}

/// <summary>
/// An event of another server, as FEP-8a8e, Mobilizon (also of 2019), Gancio, WordPress, Friendica or gathio write it. Texts are
/// as they came: <see cref="Name"/> is plain, <see cref="Content"/> and <see cref="Summary"/> are HTML that nobody has cleaned.
/// </summary>
public sealed class RemoteEvent(ActivityObject document)
{
    public ActivityObject Document { get; } = document;

    public string? Id => Document.Id;

    public string? Url => Document.Url;

    public string? Name => Document.Text("name")?.Trim();

    public string? Content => Document.Text("content");

    public string? Summary => Document.Text("summary");

    /// <summary>The person who organizes: Mobilizon says <c>actor</c> and puts the group into <c>attributedTo</c>.</summary>
    public string? Actor => Document.IdOf("actor") ?? Document.IdOf("attributedTo");

    /// <summary>The group or person in whose name it takes place.</summary>
    public string? AttributedTo => Document.IdOf("attributedTo") ?? Document.IdOf("actor");

    public Visibility Visibility => Audience.Of(Document);

    public SaidTime? Start => Document.Time("startTime");

    /// <summary>Null when it was not said, or lies before the start.</summary>
    public SaidTime? End =>
        Document.Time("endTime") is { } end && (Start is not { } start || end.At >= start.At) ? end : null;

    /// <summary>Whether the end is for people to see; not said means yes if there is an end (FEP-8a8e, "displayEndTime").</summary>
    public bool DisplayEnd => End is not null && (Document.Flag("displayEndTime") ?? true);

    /// <summary>The day of one whose hour nobody said (schema.org/startDate as a date alone); null where an hour is meant.</summary>
    public DateOnly? StartDay => DayOf("startDate");

    /// <summary>The last day of such a one.</summary>
    public DateOnly? EndDay => DayOf("endDate");

    /// <summary>An id of the time zone database, when told; the offset of <see cref="Start"/> is none.</summary>
    public string? Timezone => Document.Text("timezone");

    public SaidTime? PreviousStart => Document.Time("previousStartTime");

    /// <summary>Of <c>eventStatus</c>, else of <c>status</c> or <c>ical:status</c>, else scheduled.</summary>
    public RemoteEventStatus Status => EventWords.Status(Document);

    /// <summary>Null when it was not said: Mobilizon means free, Gancio that nobody answers.</summary>
    public RemoteJoinMode? JoinMode => EventWords.JoinMode(Document.Text("joinMode"));

    /// <summary>An address to take part at; of http(s) or <c>mailto</c> only.</summary>
    public string? ExternalParticipationUrl =>
        Document.IdOf("externalParticipationUrl") is { } url
        && (Origin.Of(url) is not null || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            ? url
            : null;

    /// <summary>Null is without a limit, and so is Mobilizon's zero.</summary>
    public int? MaximumAttendees => Document.Count("maximumAttendeeCapacity") is > 0 and var most ? most : null;

    public int? RemainingSeats => Document.Count("remainingAttendeeCapacity");

    /// <summary>How many come, as told.</summary>
    public int? Attendees => Document.Count("participantCount") ?? Document.Part("attendees")?.Count("totalItems");

    /// <summary>Who organizes, or that it is not disclosed.</summary>
    public SaidOrganizers Organizers => SaidOrganizers.Of(Document);

    /// <summary>The first place that one can go to (FEP-8a8e, "location"); of an event that is only online none.</summary>
    public RemotePlace? Place =>
        Places.FirstOrDefault(p => !p.IsOnlineOnly && (p.Name ?? p.Id ?? p.Street) is not null);

    /// <summary>Every place, in the order told.</summary>
    public IReadOnlyList<RemotePlace> Places =>
        [.. Document.Objects("location").Select(l => RemotePlace.Of(l, IsOfEarlyMobilizon))];

    public bool IsOnline => Document.Flag("isOnline") ?? (Place is null && Places.Any(p => p.IsOnlineOnly));

    /// <summary>Where to meet online: of the places, then Mobilizon's link named <c>Website</c>; http(s) only, each once.</summary>
    public IReadOnlyList<string> OnlineLinks =>
        [
            .. Places
                .SelectMany(p => p.Links)
                .Concat(EventWords.Website(Document))
                .Where(l => Origin.Of(l) is not null)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The picture above it.</summary>
    public RemotePicture? Banner => RemotePicture.BannerOf(Document);

    /// <summary>In capitals, as in the list of FEP-8a8e; others may come.</summary>
    public IReadOnlyList<string> Categories =>
        [.. Document.Texts("category").Select(c => c.Trim().ToUpperInvariant()).Where(c => c.Length > 0)];

    public IReadOnlyList<string> Hashtags => Tags.Hashtags(Document);

    public IReadOnlyList<string> Mentions => Tags.Mentions(Document);

    /// <summary>A BCP 47 tag.</summary>
    public string? Language => Document.Text("inLanguage");

    public SaidTime? Published => Document.Time("published");

    public SaidTime? Updated => Document.Time("updated");

    /// <summary>Whether answers in words are wanted; not said means yes (Mobilizon).</summary>
    public bool CommentsEnabled =>
        (Document.Flag("commentsEnabled") ?? true) && Document.Text("repliesModerationOption") != "closed";

    /// <summary>Not for anybody yet: Mobilizon sends drafts of groups with a public audience, and they are never to be shown.</summary>
    public bool IsDraft => Document.Flag("draft") ?? false;

    public static bool Is(ActivityObject document) => document.Is("Event");

    private bool IsOfEarlyMobilizon => Document.Has("ical:status") && !Document.Has("status") && Document.Has("uuid");

    private DateOnly? DayOf(string name) =>
        DateOnly.TryParseExact(
            Document.Text(name),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
