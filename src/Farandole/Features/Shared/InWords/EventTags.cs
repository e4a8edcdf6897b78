using Farandole.Domain.Events;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.InWords;

/// <summary>What an event costs and offers, as small labels.</summary>
internal static class EventTags
{
    private static readonly (Accessibility Offer, string Key, string? Icon)[] Offers =
    [
        (Accessibility.Wheelchair, "wheelchair", "wheelchair"),
        (Accessibility.SignLanguage, "sign", "ear"),
        (Accessibility.HearingLoop, "loop", "ear"),
        (Accessibility.Quiet, "quiet", null),
        (Accessibility.Children, "children", "baby-carriage"),
    ];

    public static string? Price(this Words words, bool isFree, string? price) =>
        price ?? (isFree ? words["tags.free"] : null);

    /// <summary>What it offers to those who need it, one label each.</summary>
    public static IEnumerable<Label> Tags(this Words words, Accessibility accessibility) =>
        Offers.Where(o => accessibility.HasFlag(o.Offer)).Select(o => new Label(words[$"tags.{o.Key}"], o.Icon));

    /// <summary>The same in whole sentences, for the page of the event.</summary>
    public static IEnumerable<string> Sentences(this Words words, Accessibility accessibility) =>
        Offers.Where(o => accessibility.HasFlag(o.Offer)).Select(o => words[$"tags.{o.Key}.long"]);

    public static EventState State(this EventStatus status) =>
        status switch
        {
            EventStatus.Confirmed => EventState.Confirmed,
            EventStatus.Tentative => EventState.Tentative,
            EventStatus.Postponed => EventState.Postponed,
            EventStatus.MovedOnline => EventState.Online,
            EventStatus.Cancelled => EventState.Cancelled,
        };
}
