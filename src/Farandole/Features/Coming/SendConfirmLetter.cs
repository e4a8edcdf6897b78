using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Letters;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Asks the owner of an address whether they answered: one button, and no text of others but the title.</summary>
internal sealed class SendConfirmLetter(LetterDesk desk, PostOffice post, Refusals refusals) : IJob<AnswerGiven>
{
    public async Task RunAsync(AnswerGiven fact, CancellationToken ct)
    {
        if (
            await desk.Find(fact.Participation, "confirm", fact.At, ct) is
            { Mine.IsPending: true, Address: { } address } to
        )
            await post.Send(Letter(to, address, "confirm", $"confirm:{fact.Participation}", refusals, desk), ct);
    }

    /// <summary>Also for whoever asks again before they confirmed.</summary>
    public static Letter Letter(
        Addressee to,
        EmailAddress address,
        string kind,
        string errand,
        Refusals refusals,
        LetterDesk desk
    )
    {
        var refusal = desk.Instance.Absolute(refusals.PathOf(address));
        var subject = to.ShortTitle is { } title
            ? to.Words["coming.confirm.subject", ("title", title)]
            : to.Words["coming.confirm.subject.secret"];
        return LetterDesk.Write(to with { Refusal = refusal }, kind, subject, typeof(ConfirmLetter), errand) with
        {
            Solicited = false,
            Unsubscribe = refusal,
        };
    }
}

/// <summary>Somebody answered an event again with an address that is known there.</summary>
internal sealed record AnsweredAgain(ParticipationId Participation, Instant At);

/// <summary>Sends the personal link again; an address that was never confirmed is asked to confirm, if its letters of the day allow.</summary>
internal sealed class SendLinkAgain(LetterDesk desk, PostOffice post, Refusals refusals) : IJob<AnsweredAgain>
{
    public async Task RunAsync(AnsweredAgain errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, "again", errand.At, ct) is not { Address: { } address } to)
            return;
        var name = $"again:{errand.Participation}:{errand.At.ToUnixTimeMilliseconds()}";
        if (to.Mine.IsPending)
        {
            await post.Send(SendConfirmLetter.Letter(to, address, "again", name, refusals, desk), ct);
            return;
        }
        var refusal = desk.Instance.Absolute(refusals.PathOf(address));
        var subject = to.ShortTitle is { } title
            ? to.Words["coming.again.subject", ("title", title)]
            : to.Words["coming.again.subject.secret"];
        var letter = LetterDesk.Write(to with { Refusal = refusal }, "again", subject, typeof(AgainLetter), name);
        await post.Send(letter with { Solicited = false, Unsubscribe = refusal }, ct);
    }
}
