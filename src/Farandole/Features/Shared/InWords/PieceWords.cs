using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared.InWords;

/// <summary>What is known and what is coming, as people say it.</summary>
internal static class PieceWords
{
    /// <summary>What a piece is called: "Lieu", or what the organizers call their line.</summary>
    public static string Name(this Words words, PieceAsSeen piece) =>
        piece.Label ?? words[$"pieces.name.{piece.Key.Piece}"];

    /// <summary>What it says; "à préciser" or for whom it is when it says nothing to this reader.</summary>
    public static string Said(this Words words, PieceAsSeen piece, EventAsSeen seen) =>
        piece.IsKnown ? Known(words, piece, seen)
        : piece.For is { } audience ? words[$"pieces.for.{audience}"]
        : words[piece.From is null ? "pieces.unknown" : "pieces.later"];

    /// <summary>Since when it is known, or by when it will be.</summary>
    public static string? More(this Words words, PieceAsSeen piece, EventAsSeen seen)
    {
        var now = seen.At;
        var zone = seen.Schedule?.Zone ?? "Europe/Paris";
        string?[] said = piece.IsKnown
            ? [Since(words, piece, zone, now)]
            :
            [
                piece.IsLate ? words["pieces.late"] : null,
                piece.From is { } from ? words["pieces.from", ("moment", words.Moment(from, zone))] : null,
                piece.PromisedOn is { } day && day >= DayOf(now, zone)
                    ? words["pieces.promised", ("day", words.Day(day))]
                    : null,
                piece.Word,
            ];
        return string.Join(" ", said.OfType<string>().Select(s => s.TrimEnd('.') + ".")) is { Length: > 0 } text
            ? text
            : null;
    }

    /// <summary>The route and the lines that this reader may know, for calendars: "Parcours : par les quais".</summary>
    public static IEnumerable<string> Announced(this Words words, EventAsSeen seen) =>
        seen
            .Announced.Where(p => p is { IsKnown: true, Value: not null })
            .Select(p => $"{words.Name(p)}{words["colon"]} {p.Value}");

    /// <summary>Known for no longer than two days, and not from the beginning.</summary>
    public static bool IsNew(this PieceAsSeen piece, EventAsSeen seen) =>
        piece is { IsKnown: true, Since: { } since }
        && since > seen.PublishedAt
        && seen.At - since < Duration.FromDays(2);

    /// <summary>What is said of a piece that is not known, in one line: "à préciser. Au plus tard le mercredi 10 mars."</summary>
    public static string Awaited(this Words words, PieceAsSeen piece, EventAsSeen seen) =>
        words.More(piece, seen) is { } more ? $"{words.Said(piece, seen)}. {more}" : words.Said(piece, seen);

    private static string Known(Words words, PieceAsSeen piece, EventAsSeen seen) =>
        piece.Key.Piece switch
        {
            Piece.Date when seen.Schedule is { } schedule => Days(words, schedule),
            Piece.Time when seen.Schedule?.Time is { } time => words.Time(time),
            Piece.Place => seen.Place?.Name,
            Piece.Address => seen.Place?.Address,
            Piece.OnlineLink => words["tags.online"],
            _ => piece.Value,
        } ?? words["pieces.unknown"];

    private static string Days(Words words, Schedule schedule) =>
        schedule.LastDay == schedule.Day || schedule.HasTime
            ? words.Day(schedule.Day)
            : words["times.days", ("start", words.Day(schedule.Day)), ("end", words.Day(schedule.LastDay))];

    private static string? Since(Words words, PieceAsSeen piece, string zone, Instant now) =>
        piece.Since is not { } since
            ? null
            : Period.DaysBetween(DayOf(since, zone), DayOf(now, zone)) switch
            {
                0 => words["pieces.since.today"],
                1 => words["pieces.since.yesterday"],
                _ => words["pieces.since", ("day", words.DayMonth(DayOf(since, zone)))],
            };

    private static LocalDate DayOf(Instant at, string zone) => at.InZone(Zones.Of(zone)).Date;
}
