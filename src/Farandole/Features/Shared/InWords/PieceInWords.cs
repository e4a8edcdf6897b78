using Farandole.Domain.Events;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Shared.InWords;

/// <summary>A line of the change log for people: its values are kept in ISO form, and said here in the reader's language.</summary>
internal static class PieceInWords
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string Name(Words words, Piece piece) => words[$"piece.{piece.ToString().ToLowerInvariant()}"];

    /// <summary>Null where there was nothing, and of long texts, which are not kept.</summary>
    public static string? Say(Words words, Piece piece, string? value) =>
        value is null
            ? null
            : piece switch
            {
                Piece.Date => Days(words, value.Split('/')),
                Piece.Time => Hours(words, value.Split('/')),
                Piece.Price when value == "free" => words["tags.free"],
                Piece.Status => words[$"status.{value}"],
                Piece.Visibility => words[$"seen.{value}"],
                Piece.Accessibility => string.Join(", ", value.Split(", ").Select(o => words[$"offer.{o}"])),
                Piece.Text or Piece.Picture or Piece.Headcount or Piece.Backstage => null,
                Piece.Price or Piece.Title or Piece.Place or Piece.Capacity or Piece.Contact or Piece.OnlineLink =>
                    value,
                Piece.Address or Piece.Route or Piece.Line => value,
            };

    /// <summary>The same where something must be said.</summary>
    public static string Value(Words words, Piece piece, string? value) =>
        Say(words, piece, value) ?? words[piece == Piece.Capacity ? "value.unlimited" : "value.none"];

    private static string Days(Words words, string[] days) =>
        days is [var first, var last]
            ? words["times.days", ("start", Day(words, first)), ("end", Day(words, last))]
            : Day(words, days[0]);

    private static string Hours(Words words, string[] hours) =>
        hours is [var start, var end]
            ? words["event.span", ("start", Time(words, start)), ("end", Time(words, end))]
            : Time(words, hours[0]);

    private static string Day(Words words, string iso) =>
        LocalDatePattern.Iso.Parse(iso).TryGetValue(default, out var day) ? words.Long(day) : iso;

    private static string Time(Words words, string iso) =>
        Hour.Parse(iso).TryGetValue(LocalTime.Midnight, out var time) ? words.Time(time) : iso;
}
