using Farandole.Domain.Events;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.InWords;

/// <summary>An event in one line, for feeds and embeds.</summary>
internal static class EventLines
{
    /// <summary>The title, after the word that changes everything: "Annulé : Bal folk".</summary>
    public static string Headline(this Words words, EventAsSeen seen) =>
        words.StateOf(seen) is { } state ? $"{state}{words["colon"]} {seen.OutsideTitle}" : seen.OutsideTitle ?? "";

    /// <summary>"Samedi 20 mars 2027, de 14 h à 18 h · MJC, Lyon".</summary>
    public static string WhenAndWhere(this Words words, EventAsSeen seen)
    {
        string?[] said =
        [
            seen.Schedule is { } schedule ? words.Capital(words.When(schedule)) : null,
            seen.Place?.Line ?? (seen.IsOnline ? words["tags.online"] : null),
        ];
        return string.Join(" · ", said.OfType<string>());
    }

    /// <summary>Null when it is confirmed: whoever reads only one line must not come in vain.</summary>
    public static string? StateOf(this Words words, EventAsSeen seen) => words.StateOf(seen.Status);

    public static string? StateOf(this Words words, EventStatus status) =>
        status switch
        {
            EventStatus.Cancelled => words["event.cancelled"],
            EventStatus.Postponed => words["event.postponed"],
            EventStatus.MovedOnline => words["event.online"],
            EventStatus.Tentative => words["event.tentative"],
            EventStatus.Confirmed => null,
        };
}
