using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Events;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Federation;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>An event for other servers (FEP-8a8e): one joins it from there, or on the page, which it names in any case.</summary>
internal static class EventAsActivity
{
    /// <param name="seen">As anybody sees it.</param>
    /// <param name="takesJoins">Whether a Join is all that it takes; else one answers on the page.</param>
    /// <param name="instance">Where it is.</param>
    /// <param name="now">The moment.</param>
    public static ActivityEvent Of(EventAsSeen seen, bool takesJoins, Instance instance, Instant now)
    {
        var schedule = seen.Schedule ?? throw new InvalidOperationException("What has no date is not federated.");
        var words = Words.In(seen.Language);
        var isOpen = seen.Status != EventStatus.Cancelled && !schedule.IsOver(now) && !seen.IsClosed;
        string?[] said = [words.Capital(words.When(schedule)), seen.Place?.Line];
        var joinMode =
            !isOpen ? "none"
            : !takesJoins ? "external"
            : seen.IsOnRequest ? "restricted"
            : "free";
        return Core(seen, schedule, instance, joinMode) with
        {
            Summary = string.Join(" – ", said.OfType<string>()),
            Published = seen.PublishedAt?.ToString(),
            Updated = seen.UpdatedAt.ToString(),
            InLanguage = seen.Language,
            Location = PlaceOf(seen, words),
            ExternalParticipationUrl = isOpen ? instance.Absolute(seen.Path) : null,
            MaximumAttendeeCapacity = seen.Capacity,
            RemainingAttendeeCapacity = seen.SeatsLeft,
            ParticipantCount = seen.PeopleComing,
            Attendees = seen.PeopleComing is { } people ? new(people) : null,
        };
    }

    /// <summary>What no activity goes without.</summary>
    private static ActivityEvent Core(EventAsSeen seen, Schedule schedule, Instance instance, string joinMode)
    {
        var isPublic = seen is { IsListed: true, Visibility: Visibility.Public };
        return new ActivityEvent
        {
            Id = instance.Absolute(seen.Path),
            Uuid = seen.Id.ToString(),
            Url = instance.Absolute(seen.Path),
            Name = seen.Title ?? "",
            Content = seen.Html ?? "",
            AttributedTo = seen.Hosts.FirstOrDefault(h => h.IsFindable) is { } host
                ? instance.Absolute(host.Path)
                : instance.Relay().Address,
            // Whoever has the link may read the others, but no calendar shows them (FEP-8a8e, "to").
            To = isPublic ? [Contexts.Public] : [],
            Cc = isPublic ? [] : [Contexts.Public],
            StartTime = EventTimes.InZone(schedule.StartsAt, schedule.Zone),
            EndTime = EventTimes.InZone(schedule.EndsAt, schedule.Zone),
            DisplayEndTime = schedule.HasEnd,
            StartDate = schedule.HasTime ? null : EventAsJson.Moment(schedule.Day, null),
            EndDate = schedule is { HasTime: false, EndDay: { } last } ? EventAsJson.Moment(last, null) : null,
            Timezone = schedule.Zone,
            EventStatus = StatusOf(seen.Status),
            Status = ICalendarStatusOf(seen.Status),
            IsOnline = seen.IsOnline && (seen.Place is null || seen.Status == EventStatus.MovedOnline),
            JoinMode = joinMode,
            AnonymousParticipationEnabled = joinMode != "none",
            CommentsEnabled = false,
            Organizers = OrganizersOf(seen, instance),
            Attachment = AttachmentsOf(seen, instance),
            Tag = [],
        };
    }

    /// <summary>Those whom everybody may find: what other servers are told stays with them.</summary>
    private static ActivityCollection OrganizersOf(EventAsSeen seen, Instance instance)
    {
        IReadOnlyList<string> found = [.. seen.Hosts.Where(h => h.IsFindable).Select(h => instance.Absolute(h.Path))];
        return new(found.Count) { Items = found };
    }

    private static ActivityPlace? PlaceOf(EventAsSeen seen, Words words) =>
        seen.Place is { } place
            ? new ActivityPlace(place.Name)
            {
                Address = new(place.Address ?? place.Name),
                Latitude = place.Latitude,
                Longitude = place.Longitude,
            }
        : seen.OnlineLink is { } link ? new ActivityPlace(words["tags.online"]) { Address = new(link) }
        : null;

    private static IReadOnlyList<ActivityAttachment> AttachmentsOf(EventAsSeen seen, Instance instance)
    {
        var banner = new ActivityDocument(
            seen.Picture is null ? "image/png" : "image/webp",
            instance.Absolute(seen.PreviewPath)
        )
        {
            Name = "Banner",
            IsBannerImage = true,
            Width = seen.Picture is null ? 1200 : null,
            Height = seen.Picture is null ? 630 : null,
        };
        return seen.OnlineLink is { } link ? [banner, new ActivityLink("text/html", link, "Website")] : [banner];
    }

    private static string StatusOf(EventStatus status) =>
        status switch
        {
            EventStatus.Confirmed => "EventScheduled",
            EventStatus.Tentative => "EventTentative",
            EventStatus.Postponed => "EventPostponed",
            EventStatus.MovedOnline => "EventMovedOnline",
            EventStatus.Cancelled => "EventCancelled",
        };

    private static string ICalendarStatusOf(EventStatus status) =>
        status switch
        {
            EventStatus.Cancelled => "CANCELLED",
            EventStatus.Tentative or EventStatus.Postponed => "TENTATIVE",
            EventStatus.Confirmed or EventStatus.MovedOnline => "CONFIRMED",
        };
}
