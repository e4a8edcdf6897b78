using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Questions;

/// <summary>A question as typed.</summary>
internal sealed record QuestionInput
{
    public string? Question { get; init; }

    public string? Email { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>The others were read: it is none of them.</summary>
    public bool IsSure { get; init; }

    public static QuestionInput From(IFormCollection form) =>
        new()
        {
            Question = form["question"],
            Email = form["email"],
            IsPrivate = form["private"].Count > 0,
            IsSure = form["sure"].Count > 0,
        };

    /// <summary>Null when something is wrong; everything wrong is said at once, each at its field.</summary>
    /// <param name="about">Which event.</param>
    /// <param name="isKnown">Whether the asker's session shows where a letter goes.</param>
    /// <param name="words">The reader's.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public NewQuestion? Read(EventId about, bool isKnown, Words words, List<FieldError> errors)
    {
        var (text, email) = (PlainText.Lines(Question), EmailAddress.Parse(Email));
        if (text is null)
            errors.Add(new("question", words["questions.error.empty"]));
        else if (!PlainText.Fits(text, Domain.Questions.Question.MaxText))
            errors.Add(new("question", words["questions.error.long", ("most", Domain.Questions.Question.MaxText)]));
        if (email is null && !string.IsNullOrWhiteSpace(Email))
            errors.Add(new("email", words["questions.error.email"]));
        else if (email is null && IsPrivate && !isKnown)
            errors.Add(new("email", words["questions.error.private"]));
        return errors.Count > 0
            ? null
            : new NewQuestion(about, text!)
            {
                Email = email,
                IsPrivate = IsPrivate,
                Language = words.Language,
            };
    }
}
