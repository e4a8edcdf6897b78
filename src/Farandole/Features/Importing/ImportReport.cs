using Farandole.Domain.Events;
using Farandole.Platform.Calendars;
using NodaTime;

namespace Farandole.Features.Importing;

/// <summary>What the operators decide for a whole file.</summary>
/// <param name="Visibility">Who may find what is new; what is here already keeps what it has.</param>
/// <param name="ShiftTo">Moves everything by whole weeks so that it starts about this day; null: as written.</param>
public sealed record ImportOptions(Visibility Visibility, LocalDate? ShiftTo);

public enum Outcome
{
    New,
    Changed,
    Same,
    Skipped,
}

/// <summary>What becomes, or would become, of what stands at one line of the file.</summary>
public sealed record Verdict(int Line, string? Title, Outcome Outcome)
{
    public Schedule? Schedule { get; init; }

    /// <summary>Keys of sentences: why it was skipped, what was chosen to make sense of it.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    internal static Verdict Of(CalendarEntry entry, Outcome outcome, params IEnumerable<string> why) =>
        new(entry.Source.Line, entry.Title, outcome)
        {
            Schedule = entry.Schedule,
            Remarks = [.. why, .. entry.Notes.Select(n => $"calendar.note.{n}")],
        };

    internal static Verdict Of(SkippedEntry skipped) =>
        new(skipped.Source.Line, skipped.Title, Outcome.Skipped) { Remarks = [$"calendar.skipped.{skipped.Reason}"] };
}

/// <summary>A verdict for every line, in the order of the file.</summary>
public sealed record ImportReport(IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>The calendar's own name, when it has one.</summary>
    public string? Name { get; init; }

    public int Count(Outcome outcome) => Verdicts.Count(v => v.Outcome == outcome);
}
