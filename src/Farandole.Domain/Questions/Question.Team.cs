using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Questions;

/// <summary>What the organizers do with a question.</summary>
public sealed partial class Question
{
    /// <summary>Somebody of the team has seen it: everybody may.</summary>
    public void Show(Instant now)
    {
        SeenAt ??= now;
        ShowIf(true);
        Changed(now);
    }

    /// <summary>Answers as the organizers, or mends the answer; the first one is told to who asked.</summary>
    public void Reply(string text, string? html, string? by, Instant now)
    {
        var isFirst = AnsweredAt is null;
        (Answer, AnswerHtml, AnsweredBy, AnsweredAt) = (text, html, by, AnsweredAt ?? now);
        Settle(now, isFirst);
    }

    /// <summary>The piece that it waited for is announced.</summary>
    public void AnswerByPage(Instant now)
    {
        if (AnsweredAt is not null)
            return;
        AnsweredAt = now;
        Settle(now, isFirst: true);
    }

    /// <summary>Keeps its answer among what everybody needs, or no more.</summary>
    public void Keep(bool keep, Instant now)
    {
        KeptAt = keep && AnsweredAt is not null ? KeptAt ?? now : null;
        if (Rank is not null)
            Rank = RankNow;
        Changed(now);
    }

    /// <summary>Ties it to a piece that is not known yet: its announcement will be the answer.</summary>
    public void WaitFor(Piece? piece, Instant now)
    {
        SeenAt ??= now;
        Piece = piece;
        Changed(now);
    }

    /// <summary>Puts it together with another: from now on its address leads there.</summary>
    /// <exception cref="RuleBroken">The other one is itself, or not to be merged with.</exception>
    public void MergeInto(Question other, Instant now)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Id == Id || other.EventId != EventId || other.MergedInto is not null || other.IsPrivate)
            throw new RuleBroken(NotTheSame);
        (MergedInto, Rank, KeptAt, SeenAt) = (other.Id, null, null, SeenAt ?? now);
        Changed(now);
        if (other.AnsweredAt is not null)
            Raise(new QuestionAnswered(other.Id, EventId, now));
    }

    /// <summary>One that was put together with another follows it where that one goes.</summary>
    public void FollowTo(QuestionId other) => MergedInto = other;

    /// <summary>One more wonders the same; the caller counts.</summary>
    public void Wonder(Instant now) => Changed(now);

    public static readonly Reason NotTheSame = new("questions.other");

    private void Settle(Instant now, bool isFirst)
    {
        SeenAt ??= now;
        ShowIf(true);
        if (Rank is not null)
            Rank = RankNow;
        Changed(now);
        if (isFirst)
            Raise(new QuestionAnswered(Id, EventId, now));
    }
}
