using System.Globalization;
using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.DatePolls;

/// <summary>Proposed dates and rules as an organizer typed them: a row whose day is emptied is proposed no more.</summary>
public sealed record TypedDates(IReadOnlyList<TypedDate> Rows, string? LastDay, bool HidesResults, int Revision)
{
    private const int Spare = 3;

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    internal static TypedDates From(IFormCollection form) =>
        new(
            [
                .. form["day"]
                    .Select((day, i) => new TypedDate(day, At(form, "time", i), At(form, "end", i)))
                    .Take(DatePoll.MostDates + Spare),
            ],
            PlainText.Line(form["lastDay"]),
            form["hidesResults"].Count > 0,
            int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1
        );

    /// <summary>What they would have typed to get what there is, and a few rows more.</summary>
    internal static TypedDates Of(DatesModel model)
    {
        var now =
            model.Poll is { } poll ? poll.Dates.Select(d => Row(d.Date.Day, d.Date.Time, d.Date.EndTime))
            : model.Backstage.Seen.Schedule is { } s ? [Row(s.Day, s.Time, s.EndTime)]
            : Enumerable.Empty<TypedDate>();
        return new(
            [.. now, .. Enumerable.Repeat(new TypedDate(null, null, null), Spare)],
            model.Poll?.Poll.LastDay is { } last ? LocalDatePattern.Iso.Format(last) : null,
            model.Poll?.Poll.HidesResults ?? false,
            model.Poll?.Poll.Revision ?? 0
        );
    }

    internal ReadDates Read(string zone, Instant now, Words words)
    {
        var errors = new List<FieldError>();
        var dates = new List<Schedule>();
        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (string.IsNullOrWhiteSpace(row.Day))
                continue;
            var read = Schedule.Read(row.Day, row.Time, null, row.End, zone, now);
            if (read.Schedule is null)
                errors.Add(new($"day-{i}", words["poll.error.date", ("n", i + 1)]));
            else if (
                !dates.Exists(d =>
                    (d.Day, d.Time, d.EndTime) == (read.Schedule.Day, read.Schedule.Time, read.Schedule.EndTime)
                )
            )
                dates.Add(read.Schedule);
        }
        if (errors.Count == 0 && dates.Count is < DatePoll.FewestDates or > DatePoll.MostDates)
            errors.Add(
                new("day-0", words["poll.error.number", ("fewest", DatePoll.FewestDates), ("most", DatePoll.MostDates)])
            );
        var last =
            LastDay is null ? null
            : LocalDatePattern.Iso.Parse(LastDay) is { Success: true } day ? day.Value
            : (LocalDate?)null;
        if (LastDay is not null && last is null)
            errors.Add(new("lastDay", words["poll.error.day"]));
        return new(dates, last, errors);
    }

    private static TypedDate Row(LocalDate day, LocalTime? time, LocalTime? end) =>
        new(
            LocalDatePattern.Iso.Format(day),
            time is { } t ? Minutes.Format(t) : null,
            end is { } e ? Minutes.Format(e) : null
        );

    private static string? At(IFormCollection form, string field, int i) =>
        i < form[field].Count ? form[field][i] : null;
}

/// <summary>One proposed date as typed.</summary>
public sealed record TypedDate(string? Day, string? Time, string? End);

/// <summary>The proposals that were read, or what is wrong with them.</summary>
internal sealed record ReadDates(IReadOnlyList<Schedule> Dates, LocalDate? LastDay, IReadOnlyList<FieldError> Errors);
