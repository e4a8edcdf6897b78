using Farandole.Domain.Events;
using Farandole.Platform.Text;

namespace Farandole.Features.Importing;

/// <summary>What became of a file and of its lines, in words.</summary>
internal static class VerdictWords
{
    public static string Of(this Words words, Outcome outcome) => words[$"import.outcome.{outcome}"];

    public static string? When(this Words words, Verdict verdict) =>
        verdict.Schedule is not { } schedule ? null
        : schedule.Time is { } time
            ? words["import.when", ("day", words.Long(schedule.Day)), ("time", words.Time(time))]
        : words.Long(schedule.Day);

    /// <summary>For a terminal: one line.</summary>
    public static string Line(this Words words, Verdict verdict) =>
        words[
            "import.line",
            ("line", verdict.Line),
            ("outcome", words.Of(verdict.Outcome)),
            ("title", verdict.Title ?? words["import.untitled"]),
            ("remarks", string.Join(' ', verdict.Remarks.Select(r => words[r])))
        ]
            .TrimEnd();

    public static string Sum(this Words words, ImportReport report) =>
        words[
            "import.sum",
            ("new", words.Plural("import.sum.New", report.Count(Outcome.New))),
            ("changed", words.Plural("import.sum.Changed", report.Count(Outcome.Changed))),
            ("same", words.Plural("import.sum.Same", report.Count(Outcome.Same))),
            ("skipped", words.Plural("import.sum.Skipped", report.Count(Outcome.Skipped)))
        ];
}
