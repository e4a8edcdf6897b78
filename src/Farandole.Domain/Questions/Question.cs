using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Questions;

/// <summary>
/// One question about an event. <see cref="Rank"/> is the one thing that shows it: while it is null nobody but the
/// organizers sees the question, whatever else is known of it.
/// </summary>
public sealed partial class Question : Entity
{
    public const int MaxText = 500;
    public const int MaxAnswer = 2_000;

    /// <summary>An address that nobody confirmed is erased after this.</summary>
    public static readonly Duration Unconfirmed = Duration.FromHours(24);

    private Question() { }

    public QuestionId Id { get; private set; }

    public EventId EventId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>For the organizers alone; the answer goes by letter.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>Where the answer goes, once; null when none was given, or once erased.</summary>
    public string? Email { get; private set; }

    /// <summary>Who asked, when their session showed it.</summary>
    public ParticipationId? AskedBy { get; private set; }

    /// <summary>Who asked from another server, <c>name@host</c>, as everybody may read there; null of all others, and once erased.</summary>
    public string? FromHandle { get; private set; }

    /// <summary>Where it stands there.</summary>
    public string? FromPage { get; private set; }

    /// <summary>The language that the asker's letters are written in.</summary>
    public string Language { get; private set; } = "fr";

    public Instant AskedAt { get; private set; }

    /// <summary>Since when the asker is known: by the click in the letter, or by their session.</summary>
    public Instant? ConfirmedAt { get; private set; }

    /// <summary>Since when somebody of the team has dealt with it.</summary>
    public Instant? SeenAt { get; private set; }

    /// <summary>The place in the list; null while it is shown to nobody but the team.</summary>
    public int? Rank { get; private set; }

    /// <summary>People who wonder the same, the asker not counted. Written by conditional updates only.</summary>
    public int Also { get; private set; }

    public string? Answer { get; private set; }

    public string? AnswerHtml { get; private set; }

    public Instant? AnsweredAt { get; private set; }

    /// <summary>The label of the key that answered; null for the first key, and when the piece itself is the answer.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>Since when its answer stands first, as one of those that everybody needs.</summary>
    public Instant? KeptAt { get; private set; }

    /// <summary>The piece whose announcement answers it.</summary>
    public Piece? Piece { get; private set; }

    /// <summary>The question that it was put together with.</summary>
    public QuestionId? MergedInto { get; private set; }

    /// <summary>Its answer is the page itself, where the piece now stands.</summary>
    public bool IsAnsweredByPage => AnsweredAt is not null && Answer is null;

    /// <summary>Whether the asker is to be told, and may be.</summary>
    public bool AwaitsLetter => Email is not null && ConfirmedAt is not null;

    public static Question Ask(NewQuestion asked, QuestionPolicy policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var made = new Question
        {
            Id = QuestionId.New(),
            EventId = asked.About,
            Text = asked.Text,
            IsPrivate = asked.IsPrivate,
            Email = asked.Email?.Value,
            AskedBy = asked.By,
            Language = asked.Language,
            AskedAt = now,
            FromHandle = asked.From?.Handle,
            FromPage = asked.From?.Page,
            // Their server has signed it.
            ConfirmedAt = asked.By is null && asked.From is null ? null : now,
        };
        made.ShowIf(policy == QuestionPolicy.AtOnce || (policy == QuestionPolicy.AfterLook && asked.By is not null));
        made.Raise(new QuestionAsked(made.Id, made.EventId, now));
        return made;
    }

    /// <summary>The address is its owner's: the question is shown if its event does not want a look first.</summary>
    public void Confirm(QuestionPolicy policy, Instant now)
    {
        if (ConfirmedAt is not null)
            return;
        ConfirmedAt = now;
        ShowIf(policy is QuestionPolicy.AtOnce or QuestionPolicy.AfterLook);
        Changed(now);
        if (AnsweredAt is not null)
            Raise(new QuestionAnswered(Id, EventId, now));
    }

    /// <summary>Who asked wants nothing of it any more: no letter, and no question if nobody answered.</summary>
    public void ForgetAsker() => (Email, AskedBy, FromHandle, FromPage) = (null, null, null, null);

    /// <summary>Who asked says it otherwise; what has its answer stays as it was answered.</summary>
    public void Rephrase(string text, Instant now)
    {
        if (AnsweredAt is not null || MergedInto is not null)
            return;
        Text = text;
        Changed(now);
    }

    /// <summary>The letter with the answer has left: its address has served.</summary>
    public void Told() => Email = null;

    private void ShowIf(bool shown)
    {
        if (shown && !IsPrivate && MergedInto is null)
            Rank ??= RankNow;
    }

    /// <summary>Kept answers first, then the others, then what waits.</summary>
    private int RankNow =>
        KeptAt is not null ? 0
        : AnsweredAt is not null ? 1
        : 2;

    private void Changed(Instant now) => Raise(new QuestionsChanged(EventId, now));
}

/// <summary>A question as read at a door.</summary>
public sealed record NewQuestion(EventId About, string Text)
{
    public bool IsPrivate { get; init; }

    public EmailAddress? Email { get; init; }

    /// <summary>Whose confirmed answer the session shows.</summary>
    public ParticipationId? By { get; init; }

    /// <summary>Where it was asked, when that is another server.</summary>
    public AskedFrom? From { get; init; }

    public string Language { get; init; } = "fr";
}

/// <summary>Who asked on another server, and where it stands there.</summary>
public sealed record AskedFrom(string Handle, string Page);
