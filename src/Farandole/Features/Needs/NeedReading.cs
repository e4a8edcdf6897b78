using System.Globalization;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Needs;

/// <summary>A line as typed.</summary>
public sealed record NeedInput
{
    /// <summary><c>thing</c>, <c>hand</c>, <c>ride</c> or <c>bed</c>.</summary>
    public string? Kind { get; init; } = "thing";

    public string? Label { get; init; }

    /// <summary>Empty: as many as possible.</summary>
    public string? Wanted { get; init; } = "1";

    public string? Unit { get; init; }

    public string? Note { get; init; }

    public string? Day { get; init; }

    public string? Time { get; init; }

    public string? EndTime { get; init; }

    public static NeedInput From(IFormCollection form) =>
        new()
        {
            Kind = form["kind"],
            Label = form["label"],
            Wanted = form["wanted"],
            Unit = form["unit"],
            Note = form["note"],
            Day = form["day"],
            Time = form["time"],
            EndTime = form["endTime"],
        };

    internal static NeedInput Of(Need need) =>
        new()
        {
            Kind = EventAsJson.Word(need.Kind),
            Label = need.Label,
            Wanted = need.Wanted?.ToString(CultureInfo.InvariantCulture),
            Unit = need.Unit,
            Note = need.Note,
            Day = need.Day is { } day ? LocalDatePattern.Iso.Format(day) : null,
            Time = need.Time is { } time ? NeedReading.Minutes.Format(time) : null,
            EndTime = need.EndTime is { } end ? NeedReading.Minutes.Format(end) : null,
        };
}

/// <summary>Reads a line; every field that is wrong is named.</summary>
internal sealed class NeedReading(NeedInput input, Words words)
{
    public static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    public void Add(string field, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        errors.Add(new(field, words[key, values]));

    /// <summary>Null when something is wrong.</summary>
    public NeedDetails? Details()
    {
        var label = Line("label", input.Label, Need.MaxLabel);
        if (label is null && errors.Count == 0)
            Add("label", "needs.error.label");
        var kind = NeedKind.Thing;
        if (
            !string.IsNullOrEmpty(input.Kind)
            && (!Enum.TryParse(input.Kind, ignoreCase: true, out kind) || !Enum.IsDefined(kind))
        )
            Add("kind", "needs.error.kind");
        var details = new NeedDetails(kind, label ?? "")
        {
            Wanted = Wanted(),
            Unit = Line("unit", input.Unit, Need.MaxUnit),
            Note = Line("note", input.Note, Need.MaxNote),
            Day = Read("day", input.Day, LocalDatePattern.Iso, "needs.error.day"),
            Time = Read("time", input.Time, Minutes, "needs.error.time"),
            EndTime = Read("endTime", input.EndTime, Minutes, "needs.error.time"),
        };
        return errors.Count > 0 ? null : details;
    }

    private int? Wanted()
    {
        if (string.IsNullOrWhiteSpace(input.Wanted))
            return null;
        if (
            int.TryParse(input.Wanted.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            && read is >= 1 and <= Need.MaxWanted
        )
            return read;
        Add("wanted", "needs.error.wanted");
        return null;
    }

    private string? Line(string field, string? typed, int most)
    {
        var line = PlainText.Line(typed);
        if (!PlainText.Fits(line, most))
            Add(field, "needs.error.long", ("most", most));
        return line;
    }

    private T? Read<T>(string field, string? typed, IPattern<T> pattern, string error)
        where T : struct
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (pattern.Parse(typed.Trim()) is { Success: true } read)
            return read.Value;
        Add(field, error);
        return null;
    }
}
