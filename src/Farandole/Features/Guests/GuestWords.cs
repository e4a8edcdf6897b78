using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Platform.Text;

namespace Farandole.Features.Guests;

/// <summary>A line of the list, said.</summary>
internal static class GuestWords
{
    public static Label State(Words words, GuestAsSeen line) =>
        line.State switch
        {
            GuestState.Coming => new(words.Plural("guests.coming", line.Party ?? 1), "check", "leaf"),
            GuestState.Declined => new(words["guests.state.Declined"], "x"),
            GuestState.Untold or GuestState.Told or GuestState.Seen => new(
                words[$"guests.state.{line.State}"],
                "hourglass",
                "sun"
            ),
            _ => new(words[$"guests.state.{line.State}"], "help", "sun"),
        };

    /// <summary>How they were told and when, or who noted their answer.</summary>
    public static string Trail(Words words, GuestAsSeen line, string zone)
    {
        var guest = line.Guest;
        if (guest is { ToldBy: { } told, AnsweredAt: { } noted })
            return words[
                guest.NotedBy is null ? "guests.trail.noted" : "guests.trail.noted-by",
                ("channel", words[$"guests.channel.{EventAsJson.Word(told)}"]),
                ("by", guest.NotedBy),
                ("moment", words.Moment(noted, zone))
            ];
        if (guest.AnsweredAt is { } answered)
            return words["guests.trail.self", ("moment", words.Moment(answered, zone))];
        return guest is { ContactedBy: { } by, ContactedAt: { } at }
            ? words[
                "guests.trail.told",
                ("channel", words[$"guests.channel.{EventAsJson.Word(by)}"]),
                ("moment", words.Moment(at, zone))
            ]
            : guest.Email ?? words["guests.trail.no-address"];
    }

    /// <summary>What an organizer pastes into a messenger: it says what anybody with the link may know.</summary>
    public static string ToPaste(Words words, EventAsSeen seen, string name, string link, bool isReminder)
    {
        var facts = new List<string?> { seen.OutsideTitle };
        if (seen.Schedule is { } schedule)
            facts.Add(words.When(schedule));
        if (seen.Place is { } place)
            facts.Add(place.Line);
        return words[
            isReminder ? "guests.paste.again" : "guests.paste",
            ("name", name),
            ("event", string.Join(" · ", facts)),
            ("link", link)
        ];
    }
}
