using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Pieces;

/// <summary>What was typed about a piece, right or wrong; shown again as it is.</summary>
public sealed record PieceInput
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>A word of the API: <c>everybody</c>, <c>confirmed</c>…</summary>
    public string? For { get; init; }

    /// <summary><c>now</c>, <c>before</c> (hours) or <c>moment</c>.</summary>
    public string? When { get; init; }

    public string? Hours { get; init; }

    public string? Day { get; init; }

    public string? Time { get; init; }

    public string? PromisedOn { get; init; }

    public string? Word { get; init; }

    public string? Label { get; init; }

    public string? Value { get; init; }

    internal static PieceInput Of(IFormCollection form)
    {
        string? Text(string name) => form[name].ToString() is { Length: > 0 } typed ? typed : null;
        return new()
        {
            For = Text("for"),
            When = Text("when"),
            Hours = Text("hours"),
            Day = Text("day"),
            Time = Text("time"),
            PromisedOn = Text("promisedOn"),
            Word = Text("word"),
            Label = Text("label"),
            Value = Text("value"),
        };
    }

    internal static PieceInput Of(PieceKey key, Event organized)
    {
        var rule = organized.Pieces.Of(key) ?? new PieceRule(key);
        var from = rule.From?.InZone(Zones.Of(organized.Zone)).LocalDateTime;
        return new()
        {
            For = EventAsJson.Word(
                Disclosure.AudienceOf(key, organized) is var a && a <= Audience.HasLink ? Audience.Everybody : a
            ),
            When =
                rule.HoursBefore is not null ? "before"
                : from is null ? "now"
                : "moment",
            Hours = rule.HoursBefore?.ToString(CultureInfo.InvariantCulture) ?? "48",
            Day = from is { } day ? LocalDatePattern.Iso.Format(day.Date) : null,
            Time = from is { } time ? Hour.Format(time.TimeOfDay) : null,
            PromisedOn = rule.PromisedOn is { } promised ? LocalDatePattern.Iso.Format(promised) : null,
            Word = rule.Word,
            Label = rule.Label,
            Value = key.Piece switch
            {
                Piece.Time => organized.Time is { } t ? Hour.Format(t) : null,
                Piece.Place => organized.PlaceName,
                Piece.Address => organized.PlaceAddress,
                Piece.OnlineLink => organized.OnlineLink,
                _ => rule.Value,
            },
        };
    }

    /// <summary>The rule that was typed; what is wrong is added to the errors, each at its field.</summary>
    internal PieceRule Read(PieceKey key, Event organized, List<(string, string)> errors)
    {
        var before = organized.Pieces.Of(key) ?? new PieceRule(key);
        var (hours, from) = Moment(organized.Zone, errors);
        return before with
        {
            Audience = Audiences(errors),
            HoursBefore = hours,
            From = from,
            PromisedOn = DayOf("promisedOn", PromisedOn, errors),
            Word = Line("word", Word, PieceRule.MaxWord, errors),
            Label = key.Piece == Piece.Line ? LabelOr(before.Label, errors) : null,
        };
    }

    internal static string? Line(string field, string? typed, int most, List<(string, string)> errors)
    {
        var line = PlainText.Line(typed);
        if (!PlainText.Fits(line, most))
            errors.Add((field, "pieces.error.long"));
        return line;
    }

    private string? LabelOr(string? before, List<(string, string)> errors)
    {
        var label = Line("label", Label, PieceRule.MaxLabel, errors);
        if (label is null)
            errors.Add(("label", "pieces.error.label"));
        return label ?? before;
    }

    private Audience Audiences(List<(string, string)> errors)
    {
        foreach (var audience in Enum.GetValues<Audience>())
        {
            if (EventAsJson.Word(audience) == For)
                return audience;
        }
        errors.Add(("for", "pieces.error.choice"));
        return default;
    }

    private (int? Hours, Instant? From) Moment(string zone, List<(string, string)> errors)
    {
        switch (When)
        {
            case "now":
                return (null, null);
            case "before":
                if (
                    int.TryParse(Hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
                    && hours is >= 1 and <= PieceRule.MostHoursBefore
                )
                    return (hours, null);
                errors.Add(("hours", "pieces.error.hours"));
                return (null, null);
            case "moment":
                var day = DayOf("day", Day, errors);
                if (day is null && Day is null)
                    errors.Add(("day", "pieces.error.day"));
                if (!Hour.Parse(Time ?? "").TryGetValue(LocalTime.Midnight, out var time))
                    errors.Add(("time", "pieces.error.time"));
                return (null, day is { } d ? Zones.Of(zone).InstantOf(d + time) : null);
            default:
                errors.Add(("when", "pieces.error.choice"));
                return (null, null);
        }
    }

    private static LocalDate? DayOf(string field, string? typed, List<(string, string)> errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (LocalDatePattern.Iso.Parse(typed.Trim()).TryGetValue(default, out var day) && day.Year is > 2000 and < 2200)
            return day;
        errors.Add((field, "pieces.error.day"));
        return null;
    }
}
