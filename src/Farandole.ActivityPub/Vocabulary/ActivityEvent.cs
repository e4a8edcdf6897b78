namespace Farandole.ActivityPub.Vocabulary;

/// <summary>
/// An event as FEP-8a8e describes it, with the terms that Mobilizon, Gancio and Mastodon read besides. Addresses are
/// absolute and moments RFC 3339 with the offset of the place; what is null is not written.
/// </summary>
public sealed record ActivityEvent() : Written("Event", Contexts.Activity)
{
    public required string Uuid { get; init; }

    public required string Url { get; init; }

    /// <summary>Plain text, never empty (FEP-8a8e, "name").</summary>
    public required string Name { get; init; }

    /// <summary>Date and place in one line, for readers that show no event.</summary>
    public string? Summary { get; init; }

    /// <summary>HTML that was cleaned by its origin; readers clean it again.</summary>
    public required string Content { get; init; }

    public string MediaType { get; } = "text/html";

    /// <summary>The person, when <see cref="AttributedTo"/> is a group (Mobilizon).</summary>
    public string? Actor { get; init; }

    public required string AttributedTo { get; init; }

    /// <summary>The group once more, for the readers of FEP-1b12.</summary>
    public string? Audience { get; init; }

    /// <summary>Contains Public when everybody may find it; calendars show nothing else (FEP-8a8e, "to").</summary>
    public required IReadOnlyList<string> To { get; init; }

    public required IReadOnlyList<string> Cc { get; init; }

    public string? Published { get; init; }

    public string? Updated { get; init; }

    public required string StartTime { get; init; }

    /// <summary>After <see cref="StartTime"/>; a guess when <see cref="DisplayEndTime"/> is false.</summary>
    public required string EndTime { get; init; }

    public required bool DisplayEndTime { get; init; }

    /// <summary>
    /// The day, of one whose hour nobody said: <see cref="StartTime"/> is then its first moment. As <c>2026-12-29</c>
    /// (schema.org/startDate, which takes a date alone); else null.
    /// </summary>
    public string? StartDate { get; init; }

    /// <summary>The last day of such a one, if it has another.</summary>
    public string? EndDate { get; init; }

    /// <summary>When it should have taken place, of one that was moved (FEP-8a8e, "previousStartTime").</summary>
    public string? PreviousStartTime { get; init; }

    /// <summary>An id of TZDB.</summary>
    public required string Timezone { get; init; }

    /// <summary><c>EventScheduled</c>, <c>EventCancelled</c>, <c>EventPostponed</c>, <c>EventRescheduled</c>, <c>EventMovedOnline</c> or <c>EventTentative</c>.</summary>
    public required string EventStatus { get; init; }

    /// <summary>The same in the words of iCalendar (RFC 5545 §3.8.1.11), which Mobilizon reads.</summary>
    public required string Status { get; init; }

    /// <summary>One of the 36 of FEP-8a8e, "category".</summary>
    public string? Category { get; init; }

    /// <summary>A BCP 47 tag.</summary>
    public string? InLanguage { get; init; }

    public required bool IsOnline { get; init; }

    /// <summary>One place and never a list: Mobilizon loses the whole activity over one.</summary>
    public ActivityPlace? Location { get; init; }

    /// <summary>How one joins: <c>external</c> is on the page alone, <c>none</c> is not any more.</summary>
    public required string JoinMode { get; init; }

    public string? ExternalParticipationUrl { get; init; }

    public int? MaximumAttendeeCapacity { get; init; }

    public int? RemainingAttendeeCapacity { get; init; }

    public int? ParticipantCount { get; init; }

    public required bool AnonymousParticipationEnabled { get; init; }

    public required bool CommentsEnabled { get; init; }

    /// <summary><c>allow_all</c> or <c>closed</c> (Mobilizon).</summary>
    public string? RepliesModerationOption { get; init; }

    /// <summary>Addresses of those who are disclosed; empty, nobody must be guessed from elsewhere (FEP-8a8e, "organizers").</summary>
    public required ActivityCollection Organizers { get; init; }

    public ActivityCollection? Attendees { get; init; }

    /// <summary>The picture first; Gancio reads no further.</summary>
    public required IReadOnlyList<ActivityAttachment> Attachment { get; init; }

    public required IReadOnlyList<ActivityTag> Tag { get; init; }
}
