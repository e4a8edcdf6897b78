using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Writing;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>Somebody who answered is told what became known since a moment.</summary>
internal sealed record RevealToTell(ParticipationId Participation, Instant Since);

internal sealed class SendRevealLetter(LetterDesk letters, RevealDesk desk) : IJob<RevealToTell>
{
    public async Task RunAsync(RevealToTell errand, CancellationToken ct)
    {
        if (await letters.Find(errand.Participation, ct) is not { Mine: { IsIn: true, WantsChanges: true } mine } to)
            return;
        // Who came in after it was known has had it in their first letter.
        var since = Instant.Max(errand.Since, mine.ConfirmedAt ?? errand.Since);
        var news = RevealDesk.News(to.Seen, since);
        if (news.Count == 0)
            return;
        var name = $"reveal:{mine.Id}:{errand.Since.ToUnixTimeMilliseconds()}";
        var letter = RevealDesk.Of(to, name);
        await desk.Send(letter, to.Seen, news, to.Ticket, ct);
    }
}

/// <summary>Somebody who waits for nothing else is told what became known since a moment.</summary>
internal sealed record RevealToFollow(long Follower, Instant Since);

internal sealed class SendRevealToFollower(Db db, RevealDesk desk, Tickets tickets, Instance instance, IClock clock)
    : IJob<RevealToFollow>
{
    public async Task RunAsync(RevealToFollow errand, CancellationToken ct)
    {
        if (
            await db.Followers.FirstOrDefaultAsync(f => f.Id == errand.Follower && f.ConfirmedAt != null, ct)
                is not { } own
            || EmailAddress.Parse(own.Email) is not { } address
        )
            return;
        var followed = await db.AllEvents.FirstAsync(e => e.Id == own.EventId, ct);
        var seen = EventAsSeen.By(FollowEvent.StandingOn(followed), followed, clock.GetCurrentInstant());
        var news = RevealDesk.News(seen, errand.Since);
        // Who answered, too, is told once.
        if (seen.Title is null || news.Count == 0 || await Answered(own.EventId, own.EmailHash, ct))
            return;
        var link = instance.Absolute(tickets.PathOf(own));
        var letter = RevealDesk.Of(
            address,
            own.Language,
            seen,
            $"reveal:{own.Id}:{errand.Since.ToUnixTimeMilliseconds()}"
        ) with
        {
            Unsubscribe = $"{link}/stop",
        };
        await desk.Send(letter, seen, news, instance.Absolute(seen.Path), ct);
    }

    private Task<bool> Answered(EventId id, byte[] hash, CancellationToken ct) =>
        db.ReadersOfNews(id).AnyAsync(p => p.EmailHash == hash, ct);
}

/// <summary>Somebody was said yes to, and nobody took it back: what only they may see is theirs now.</summary>
internal sealed record SecretsToTell(ParticipationId Participation, Instant At);

/// <summary>Waits for as long as a yes can be taken back.</summary>
internal sealed class PlanSecretsOfApproved(Writer writer, Later later) : IJob<AnswerApproved>
{
    public Task RunAsync(AnswerApproved fact, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
                later.DoOnce(
                    db,
                    $"secrets:{fact.Participation}",
                    new SecretsToTell(fact.Participation, fact.At),
                    fact.At + Participation.TimeToUndo,
                    move: true,
                    token
                ),
            ct
        );
}

internal sealed class SendSecretsOfApproved(LetterDesk letters, RevealDesk desk) : IJob<SecretsToTell>
{
    public async Task RunAsync(SecretsToTell errand, CancellationToken ct)
    {
        if (
            await letters.Find(errand.Participation, ct) is not { Mine.IsIn: true } to
            || to.Mine.ApprovedAt != errand.At
        )
            return;
        IReadOnlyList<PieceAsSeen> news =
        [
            .. to.Seen.Announced.Where(p => p is { IsKnown: true, For: Domain.Events.Audience.Approved }),
        ];
        if (news.Count == 0)
            return;
        var letter = RevealDesk.Of(to, $"secrets:{to.Mine.Id}:{errand.At.ToUnixTimeMilliseconds()}");
        await desk.Send(letter, to.Seen, news, to.Ticket, ct);
    }
}
