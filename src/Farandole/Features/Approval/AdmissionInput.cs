using System.Globalization;
using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;

namespace Farandole.Features.Approval;

/// <summary>What the organizers ask, as typed.</summary>
public sealed record AdmissionInput
{
    public bool IsOn { get; init; }

    public string? Code { get; init; }

    public bool ReviewsAgain { get; init; }

    /// <summary>As many rows as there may be questions.</summary>
    public IReadOnlyList<QuestionInput> Questions { get; init; } = [];

    internal static AdmissionInput Of(Admission asked, bool isOn) =>
        new()
        {
            IsOn = isOn,
            Code = asked.Code,
            ReviewsAgain = asked.ReviewsAgain,
            Questions =
            [
                .. asked.Questions.Select(QuestionInput.Of),
                .. Enumerable.Repeat(new QuestionInput(), Question.Most - asked.Questions.Count),
            ],
        };

    internal static AdmissionInput Of(IFormCollection form) =>
        new()
        {
            IsOn = form["on"].Count > 0,
            Code = form["code"],
            ReviewsAgain = form["reviews"].Count > 0,
            Questions = [.. Enumerable.Range(0, Question.Most).Select(n => QuestionInput.Of(form, n))],
        };

    internal IReadOnlyList<Question> Asked() => [.. Questions.Where(q => q.IsSaid).Select((q, n) => q.Read(n))];

    internal IReadOnlyList<(string Field, string Key)> Errors()
    {
        var errors = new List<(string, string)>();
        if (PlainText.Lines(Code)?.Length > Admission.MaxCode)
            errors.Add(("code", "approval.error.code.long"));
        foreach (var (n, question) in Questions.Index())
        {
            if (question.IsSaid && question.Error() is { } key)
                errors.Add(($"{key.Field}-{n}", key.Key));
        }
        return errors;
    }
}

/// <summary>One question, as typed.</summary>
public sealed record QuestionInput
{
    public string? Id { get; init; }

    public string? Label { get; init; }

    public string? Purpose { get; init; }

    public string? Kind { get; init; } = nameof(QuestionKind.Text);

    public string? Kept { get; init; } = nameof(AnswersKept.WithAnswer);

    /// <summary>One a line.</summary>
    public string? Choices { get; init; }

    public bool IsRequired { get; init; }

    internal bool IsSaid => PlainText.Line(Label) is not null;

    internal static QuestionInput Of(Question asked) =>
        new()
        {
            Id = asked.Id,
            Label = asked.Label,
            Purpose = asked.Purpose,
            Kind = asked.Kind.ToString(),
            Kept = asked.Kept.ToString(),
            Choices = string.Join('\n', asked.Choices),
            IsRequired = asked.IsRequired,
        };

    internal static QuestionInput Of(IFormCollection form, int n) =>
        new()
        {
            Id = form[$"id-{n}"],
            Label = form[$"label-{n}"],
            Purpose = form[$"purpose-{n}"],
            Kind = form[$"kind-{n}"],
            Kept = form[$"kept-{n}"],
            Choices = form[$"choices-{n}"],
            IsRequired = form[$"required-{n}"].Count > 0,
        };

    private IReadOnlyList<string> Options =>
        [
            .. (PlainText.Lines(Choices) ?? "")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct()
                .Take(Question.MostChoices),
        ];

    internal (string Field, string Key)? Error()
    {
        if (PlainText.Line(Label)?.Length > Question.MaxLabel)
            return ("label", "approval.error.label.long");
        if (PlainText.Line(Purpose) is not { } purpose)
            return ("purpose", "approval.error.purpose");
        if (purpose.Length > Question.MaxLabel)
            return ("purpose", "approval.error.label.long");
        return
            Kind == nameof(QuestionKind.Choice)
            && (Options.Count < 2 || Options.Any(o => o.Length > Question.MaxChoice))
            ? ("choices", "approval.error.choices")
            : null;
    }

    /// <summary>A question keeps its id, so that what was answered stays with it.</summary>
    internal Question Read(int n) =>
        new(
            Id is { Length: > 0 and <= 12 } known && known.All(char.IsAsciiLetterOrDigit)
                ? known
                : string.Create(CultureInfo.InvariantCulture, $"q{n}{Guid.NewGuid().ToString("N").AsSpan(0, 8)}"),
            Enum.TryParse<QuestionKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : QuestionKind.Text,
            PlainText.Line(Label)!,
            PlainText.Line(Purpose)!
        )
        {
            Kept =
                Enum.TryParse<AnswersKept>(Kept, out var kept) && Enum.IsDefined(kept) ? kept : AnswersKept.WithAnswer,
            IsRequired = IsRequired,
            Choices = kind == QuestionKind.Choice ? Options : [],
        };
}
