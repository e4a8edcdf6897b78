using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Own;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Waiting;

/// <summary>"You are on the list": the place in it, and how it moves on.</summary>
internal sealed class SendWaitingLetter(LetterDesk desk, PostOffice post, Db db) : IJob<WaitingBegun>
{
    private const string Kind = "waiting";

    public async Task RunAsync(WaitingBegun fact, CancellationToken ct)
    {
        if (await desk.Find(fact.Participation, Kind, fact.At, ct) is not { Mine.IsWaiting: true } to)
            return;
        var order = await db.AllEvents.Where(e => e.Id == fact.Event).Select(e => e.WaitingOrder).FirstAsync(ct);
        var model = new WaitingModel(new TicketSeen(to.Mine, to.Seen, to.Ticket), order)
        {
            Position = await db.PositionOf(to.Mine, ct),
        };
        var letter = LetterDesk.Write(
            to,
            Kind,
            to.Words["waiting.letter.subject", ("title", to.SubjectTitle)],
            typeof(WaitingLetter),
            $"{Kind}:{fact.Participation}:{fact.At.ToUnixTimeMilliseconds()}"
        );
        await post.Send(
            letter with
            {
                With = new Dictionary<string, object?>
                {
                    [nameof(WaitingLetter.Model)] = to,
                    [nameof(WaitingLetter.Line)] = model,
                },
            },
            ct
        );
    }
}

/// <summary>"A seat is yours until…": vital, whatever letters they want.</summary>
internal sealed class SendOfferLetter(LetterDesk desk, PostOffice post) : IJob<PlaceOffered>
{
    public const string Kind = "offer";

    public async Task RunAsync(PlaceOffered fact, CancellationToken ct)
    {
        if (await desk.Find(fact.Participation, Kind, fact.At, ct) is { Mine.IsOffered: true } to)
            await post.Send(Letter(to, fact.At), ct);
    }

    public static Letter Letter(Addressee to, Instant at) =>
        LetterDesk.Write(
            to,
            Kind,
            to.Words["waiting.letter.offer.subject", ("title", to.SubjectTitle)],
            typeof(OfferLetter),
            $"{Kind}:{to.Mine.Id}:{at.ToUnixTimeMilliseconds()}"
        );
}

/// <summary>"The first who says yes has it": in the last hours.</summary>
internal sealed class SendCallLetter(LetterDesk desk, PostOffice post) : IJob<PlaceCalled>
{
    public async Task RunAsync(PlaceCalled fact, CancellationToken ct)
    {
        if (await desk.Find(fact.Participation, SendOfferLetter.Kind, fact.At, ct) is { Mine.IsWaiting: true } to)
            await post.Send(SendOfferLetter.Letter(to, fact.At), ct);
    }
}

/// <summary>The time was over; whoever still wants a seat says so.</summary>
internal sealed class SendLapsedLetter(LetterDesk desk, PostOffice post) : IJob<OfferLapsed>
{
    private const string Kind = "lapsed";

    public async Task RunAsync(OfferLapsed fact, CancellationToken ct)
    {
        if (
            await desk.Find(fact.Participation, Kind, fact.At, ct)
            is not { Mine: { IsIn: true, LapsedAt: not null } } to
        )
            return;
        var name = $"{Kind}:{fact.Participation}:{fact.At.ToUnixTimeMilliseconds()}";
        var subject = to.Words["waiting.letter.lapsed.subject", ("title", to.SubjectTitle)];
        await post.Send(LetterDesk.Write(to, Kind, subject, typeof(LapsedLetter), name), ct);
    }
}
