using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Organizing;

/// <summary>A line of the change log for people: its values are kept in ISO form, and said here in the reader's language.</summary>
internal static class ChangeInWords
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string Piece(Words words, Piece piece) => words[$"organizing.piece.{piece}"];

    public static string Value(Words words, Piece piece, string? value) =>
        (piece, value) switch
        {
            (Domain.Events.Piece.Status, { } status) => words[$"organizing.status.{status}"],
            (Domain.Events.Piece.Visibility, { } visibility) => words[$"organizing.visibility.{visibility}"],
            (Domain.Events.Piece.Accessibility, { } offers) => Offers(words, offers),
            (Domain.Events.Piece.Price, "free") => words["organizing.value.free"],
            (Domain.Events.Piece.Date, { } days) => Days(words, days.Split('/')),
            (Domain.Events.Piece.Time, { } hours) => Hours(words, hours.Split('/')),
            (Domain.Events.Piece.Capacity, null) => words["organizing.value.unlimited"],
            (_, null) => words["organizing.value.none"],
            (_, { } text) => text,
        };

    /// <summary>What an organizer did behind the scenes, out of its code (<c>removed:2</c>).</summary>
    public static string Note(Words words, string? code)
    {
        var parts = (code ?? "").Split(':');
        return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? words.Plural($"organizing.note.{parts[0]}", n)
            : words[$"organizing.note.{parts[0]}"];
    }

    private static string Days(Words words, string[] days) =>
        days is [var first, var last]
            ? words["organizing.when.days", ("start", Day(words, first)), ("end", Day(words, last))]
            : Day(words, days[0]);

    private static string Hours(Words words, string[] hours) =>
        hours is [var start, var end]
            ? words["event.span", ("start", Time(words, start)), ("end", Time(words, end))]
            : Time(words, hours[0]);

    private static string Offers(Words words, string offers) =>
        string.Join(", ", offers.Split(", ").Select(o => words[$"organizing.offer.{o}"]));

    private static string Day(Words words, string iso) =>
        LocalDatePattern.Iso.Parse(iso).TryGetValue(default, out var day) ? words.Long(day) : iso;

    private static string Time(Words words, string iso) =>
        Hour.Parse(iso).TryGetValue(LocalTime.Midnight, out var time) ? words.Time(time) : iso;
}
