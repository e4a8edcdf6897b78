using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Text;

namespace Farandole.Features.Approval;

/// <summary>The questions of the organizers and their code of conduct, in the form in which somebody asks to come.</summary>
internal sealed class QuestionsInAnswer : IAnswerPart
{
    public const string CodeField = "code-accepted";

    public async Task<EventBlock?> For(EventAsSeen seen, TypedPart typed, Db db, CancellationToken ct) =>
        await db.AdmissionOf(seen.Id, ct) is { } asked && (asked.Questions.Count > 0 || asked.Code is not null)
            ? new EventBlock(typeof(QuestionsBlock), new QuestionsModel(asked, typed))
            : null;

    public async Task<PartReading> Read(
        EventId id,
        Answer answer,
        IFormCollection form,
        Words words,
        Db db,
        CancellationToken ct
    )
    {
        if (answer is Answer.Maybe or Answer.Interested || await db.AdmissionOf(id, ct) is not { } asked)
            return PartReading.Nothing;
        var errors = new List<FieldError>();
        var answers = AnswersIn(form, asked, words, errors);
        var accepts = form[CodeField] == Version(asked);
        if (asked.Code is not null && !accepts)
            errors.Add(new(CodeField, words["approval.error.code"]));
        return new PartReading(errors)
        {
            Keep = (changed, mine, now) =>
            {
                var request = Request.Of(mine.Id, mine.EventId);
                request.Say(answers);
                if (asked.Code is not null)
                    request.Accept(asked.CodeVersion, now);
                changed.Add(request);
            },
        };
    }

    public static Dictionary<string, string> AnswersIn(
        IFormCollection form,
        Admission asked,
        Words words,
        List<FieldError> errors
    )
    {
        var answers = new Dictionary<string, string>();
        foreach (var question in asked.Questions)
        {
            var field = FieldOf(question);
            var said = PlainText.Lines(form[field]);
            if (said is null)
            {
                if (question.IsRequired)
                    errors.Add(new(field, words["approval.error.required"]));
                continue;
            }
            if (said.Length > Question.MaxAnswer)
                errors.Add(new(field, words["approval.error.long", ("most", Question.MaxAnswer)]));
            else if (question.Kind == QuestionKind.Choice && !question.Choices.Contains(said))
                errors.Add(new(field, words["answer.error.choice"]));
            else
                answers[question.Id] = said;
        }
        return answers;
    }

    public static string FieldOf(Question question) => $"question-{question.Id}";

    public static string Version(Admission asked) =>
        asked.CodeVersion.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What is asked, and what was typed.</summary>
public sealed record QuestionsModel(Admission Asked, TypedPart Typed)
{
    /// <summary>What was said before; null on a first visit.</summary>
    public IReadOnlyDictionary<string, string>? Said { get; init; }

    public bool ShowsCode { get; init; } = true;

    internal string? Value(Question question) =>
        Typed.Form?[QuestionsInAnswer.FieldOf(question)].ToString() ?? Said?.GetValueOrDefault(question.Id);

    internal string? Error(string field) => Typed.Errors.FirstOrDefault(e => e.Field == field)?.Message;
}
