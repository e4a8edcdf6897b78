using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Letters;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Asks the owner of an address whether they answered: one button, and no text of others but the title.</summary>
internal sealed class SendConfirmLetter(LetterDesk desk, PostOffice post, UnaskedLetters unasked) : IJob<AnswerGiven>
{
    public async Task RunAsync(AnswerGiven fact, CancellationToken ct)
    {
        if (
            await desk.Find(fact.Participation, "confirm", fact.At, ct) is
            { Mine.IsPending: true, Address: not null } to
        )
            await post.Send(
                unasked.Write<ConfirmLetter>(to, "confirm", "coming.confirm", $"confirm:{fact.Participation}"),
                ct
            );
    }
}

/// <summary>Letters to an address that nobody has confirmed, or that anybody may ask for: with a way to refuse them all.</summary>
internal sealed class UnaskedLetters(LetterDesk desk, Refusals refusals)
{
    /// <param name="to">Whom.</param>
    /// <param name="kind">Of the letter.</param>
    /// <param name="words">What the names of its words begin with.</param>
    /// <param name="errand">Why.</param>
    public Letter Write<TBody>(Addressee to, string kind, string words, string errand)
        where TBody : LetterPiece
    {
        var refusal = desk.Instance.Absolute(refusals.PathOf(to.Address!));
        var subject = to.ShortTitle is { } title
            ? to.Words[$"{words}.subject", ("title", title)]
            : to.Words[$"{words}.subject.secret"];
        return LetterDesk.Write(to with { Refusal = refusal }, kind, subject, typeof(TBody), errand) with
        {
            Solicited = false,
            Unsubscribe = refusal,
        };
    }
}

/// <summary>Somebody answered an event again with an address that is known there.</summary>
internal sealed record AnsweredAgain(ParticipationId Participation, Instant At);

/// <summary>Sends the personal link again; an address that was never confirmed is asked to confirm, if its letters of the day allow.</summary>
internal sealed class SendLinkAgain(LetterDesk desk, PostOffice post, UnaskedLetters unasked) : IJob<AnsweredAgain>
{
    public async Task RunAsync(AnsweredAgain errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, "again", errand.At, ct) is not { Address: not null } to)
            return;
        var name = $"again:{errand.Participation}:{errand.At.ToUnixTimeMilliseconds()}";
        await post.Send(
            to.Mine.IsPending
                ? unasked.Write<ConfirmLetter>(to, "again", "coming.confirm", name)
                : unasked.Write<AgainLetter>(to, "again", "coming.again", name),
            ct
        );
    }
}
