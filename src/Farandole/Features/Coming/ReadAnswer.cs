using System.Globalization;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Text;

namespace Farandole.Features.Coming;

/// <summary>An answer that was understood.</summary>
internal sealed record GivenAnswer(Answer Answer, int Party, EmailAddress Email, Introduction Who)
{
    public bool WantsReminder { get; init; } = true;

    public bool WantsMessages { get; init; } = true;
}

/// <summary>What somebody says of themselves, and to whom.</summary>
internal sealed record Introduction(string? Name, string? Message, Exposure Exposure);

/// <summary>Understands what was typed; everything wrong is said at once, each at its field.</summary>
internal sealed class ReadAnswer(AnswerInput typed, Words words)
{
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>A whole answer; null when something is wrong.</summary>
    public GivenAnswer? Whole()
    {
        var (answer, party, email, who) = (Answer(), Party(), Email(), Who());
        return errors.Count > 0 || email is null
            ? null
            : new GivenAnswer(answer, party, email, who)
            {
                WantsReminder = typed.Reminder,
                WantsMessages = typed.Messages,
            };
    }

    public Answer Answer() => Word<Answer>(typed.Answer, "answer");

    public int Party()
    {
        if (
            int.TryParse(typed.People?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var people)
            && people is >= 1 and <= JoinPolicy.MaxParty
        )
            return people;
        Wrong("party", words["answer.error.party", ("most", JoinPolicy.MaxParty)]);
        return 0;
    }

    public Introduction Who()
    {
        var (name, message) = (PlainText.Line(typed.Name), PlainText.Lines(typed.Message));
        if (PlainText.Length(name) > Participation.MaxName || name?.Length > Participation.MaxName * 4)
            Wrong("name", words["answer.error.name", ("most", Participation.MaxName)]);
        if (PlainText.Length(message) > Participation.MaxMessage || message?.Length > Participation.MaxMessage * 4)
            Wrong("message", words["answer.error.message", ("most", Participation.MaxMessage)]);
        return new(name, message, Word<Exposure>(typed.Exposure, "exposure"));
    }

    private EmailAddress? Email()
    {
        if (EmailAddress.Parse(typed.Email) is { } email)
            return email;
        Wrong("email", words["answer.error.email"]);
        return null;
    }

    private T Word<T>(string? text, string field)
        where T : struct, Enum
    {
        foreach (var word in Enum.GetValues<T>())
        {
            if (EventAsJson.Word(word) == text)
                return word;
        }
        Wrong(field, words["answer.error.choice"]);
        return default;
    }

    private void Wrong(string field, string message) => errors.Add(new(field, message));
}
