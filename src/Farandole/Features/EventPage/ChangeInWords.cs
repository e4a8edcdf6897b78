using Farandole.Domain.Events;
using Farandole.Platform.Text;
using NodaTime.Text;

namespace Farandole.Features.EventPage;

/// <summary>A value of the change log in the reader's words. Long texts are not kept, so nothing is said of them.</summary>
internal static class ChangeInWords
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string? Say(Words words, Piece piece, string? value) =>
        value is null ? null : Known(words, piece, value);

    private static string? Known(Words words, Piece piece, string value) =>
        piece switch
        {
            Piece.Date => Spans(
                words,
                value,
                part => LocalDatePattern.Iso.Parse(part) is { Success: true, Value: var day } ? words.Long(day) : part
            ),
            Piece.Time => Spans(
                words,
                value,
                part => Hour.Parse(part) is { Success: true, Value: var time } ? words.Time(time) : part
            ),
            Piece.Price => value == "free" ? words["tags.free"] : value,
            Piece.Title or Piece.Place or Piece.Capacity or Piece.Contact => value,
            Piece.OnlineLink => value,
            Piece.Status => Enum.TryParse<EventStatus>(value, out var status) ? words[$"status.{status}"] : null,
            Piece.Visibility => Enum.TryParse<Visibility>(value, out var seen) ? words[$"seen.{seen}"] : null,
            Piece.Text or Piece.Picture or Piece.Accessibility or Piece.Headcount or Piece.Backstage => null,
        };

    private static string Spans(Words words, string value, Func<string, string> say) =>
        value.Split('/') is [var start, var end]
            ? words["event.span", ("start", say(start)), ("end", say(end))]
            : say(value);
}
