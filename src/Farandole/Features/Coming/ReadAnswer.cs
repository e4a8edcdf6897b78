using System.Globalization;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>An answer that was understood.</summary>
/// <param name="Email">Null of whoever gave a name alone, where that is enough.</param>
internal sealed record GivenAnswer(Answer Answer, int Party, EmailAddress? Email, Introduction Who)
{
    /// <summary>The profile that answers.</summary>
    public ProfileId? As { get; init; }

    public bool WantsReminder { get; init; } = true;

    public bool WantsMessages { get; init; } = true;

    /// <summary>What else was said, to be kept with the answer.</summary>
    public IReadOnlyList<Action<Db, Participation, Instant>> Keep { get; init; } = [];
}

/// <summary>What somebody says of themselves, and to whom.</summary>
/// <param name="Name">How they are called.</param>
/// <param name="Message">To the organizers.</param>
/// <param name="Exposure">Who sees that they come.</param>
/// <param name="Circle">The members of which group, of <see cref="Exposure.Circle"/>.</param>
internal sealed record Introduction(string? Name, string? Message, Exposure Exposure, GroupId? Circle);

/// <summary>Who answers, of somebody who signed in.</summary>
/// <param name="Face">The profile.</param>
/// <param name="Email">Where letters to them go: never shown to anybody.</param>
internal sealed record AnsweringAs(AnsweringFace Face, EmailAddress Email);

/// <summary>Understands what was typed; everything wrong is said at once, each at its field.</summary>
internal sealed class ReadAnswer(AnswerInput typed, Words words, EventAsSeen? seen = null, AnsweringAs? acting = null)
{
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>A whole answer; null when something is wrong.</summary>
    public GivenAnswer? Whole()
    {
        var (answer, party, who) = (Answer(), Party(), Who());
        var email = acting?.Email ?? (IsByName ? null : Email());
        if (acting is null && !string.IsNullOrEmpty(typed.As))
            Wrong("as", words["answer.error.choice"]);
        if (IsByName)
            CheckName(answer, who);
        if (seen is { IsSurprise: true } && !typed.Promise)
            Wrong("promise", words["answer.error.promise"]);
        return errors.Count > 0
            ? null
            : new GivenAnswer(answer, party, email, who)
            {
                As = acting?.Face.Id,
                WantsReminder = typed.Reminder,
                WantsMessages = typed.Messages,
            };
    }

    private bool IsByName => acting is null && seen is { TakesNames: true } && string.IsNullOrWhiteSpace(typed.Email);

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
        var (name, message) = (acting?.Face.Name ?? PlainText.Line(typed.Name), PlainText.Lines(typed.Message));
        if (!PlainText.Fits(name, Participation.MaxName))
            Wrong("name", words["answer.error.name", ("most", Participation.MaxName)]);
        if (!PlainText.Fits(message, Participation.MaxMessage))
            Wrong("message", words["answer.error.message", ("most", Participation.MaxMessage)]);
        var (exposure, circle) = SeenBy();
        return new(name, message, exposure, circle);
    }

    private (Exposure, GroupId?) SeenBy()
    {
        if (typed.Exposure == Circled.Usual)
            return acting?.Face.Usual ?? (Exposure.Organizers, null);
        if (Circled.Read(typed.Exposure) is not { } said)
        {
            Wrong("exposure", words["answer.error.choice"]);
            return default;
        }
        // A form that knows no profile is that of an answer which has one: there it is asked about again.
        if (seen is not null && said.Circle is { } group && acting?.Face.Circles.Any(c => c.Group == group) is not true)
            Wrong("exposure", words["answer.error.circle"]);
        return said;
    }

    /// <summary>Whom nobody can write to is told nothing: neither what is new, nor that there is a seat.</summary>
    private void CheckName(Answer answer, Introduction who)
    {
        if (who.Name is null)
            Wrong("email", words["answer.error.who"]);
        else if (answer is Domain.Participations.Answer.Interested or Domain.Participations.Answer.Waiting)
            Wrong("email", words["answer.error.told"]);
    }

    /// <summary>What the capabilities ask besides, where the organizers say yes to each.</summary>
    public async Task<GivenAnswer?> Whole(
        IFormCollection form,
        IEnumerable<IAnswerPart> parts,
        Db db,
        CancellationToken ct
    )
    {
        var given = Whole();
        if (seen is not { IsOnRequest: true })
            return given;
        var keep = new List<Action<Db, Participation, Instant>>();
        foreach (var part in parts)
        {
            var read = await part.Read(seen.Id, Said(typed.Answer), form, words, db, ct);
            errors.AddRange(read.Errors);
            if (read.Keep is { } one)
                keep.Add(one);
        }
        return errors.Count > 0 || given is null ? null : given with { Keep = keep };
    }

    private static Answer Said(string? text) =>
        Enum.GetValues<Answer>().FirstOrDefault(a => EventAsJson.Word(a) == text);

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
