using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>The evening has come to tell those in charge which events wait for them.</summary>
internal sealed record ProposalsOfTheDay(GroupId Group);

/// <summary>One of those who are told.</summary>
internal sealed record ProposalsToTell(GroupId Group, ProfileId Profile, Instant At);

internal sealed class PlanProposalsLetter(EveningRound round) : IJob<EventProposed>
{
    public Task RunAsync(EventProposed fact, CancellationToken ct) =>
        round.Plan($"event-proposals:{fact.Group}", new ProposalsOfTheDay(fact.Group), fact.At, ct);
}

internal sealed class TellWhoLetsOut(EveningRound round) : IJob<ProposalsOfTheDay>
{
    public Task RunAsync(ProposalsOfTheDay errand, CancellationToken ct) =>
        round.Tell(
            $"event-proposals:{errand.Group}",
            (errand.Group, Act.AnnounceEvent),
            (profile, now) => new ProposalsToTell(errand.Group, profile, now),
            ct
        );
}

/// <summary>What waits for this member, all in one letter; nothing when somebody was faster.</summary>
internal sealed class SendProposals(Db db, GroupPost post, EveningRound round) : IJob<ProposalsToTell>
{
    public async Task RunAsync(ProposalsToTell errand, CancellationToken ct)
    {
        if (
            await db.WhoMay(errand.Group, errand.Profile, Act.AnnounceEvent, round.Today, ct) is not { } reader
            || await post.Find(errand.Group, errand.Profile, ct) is not { } to
        )
            return;
        var waiting = await (
            from host in db.Waiting()
            join drafted in db.AllEvents on host.EventId equals drafted.Id
            join member in db.Set<Member>() on host.ProposedBy equals member.Id
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where host.GroupId == errand.Group && host.SentBack == null && profile.Id != errand.Profile
            orderby drafted.CreatedAt
            select new
            {
                Event = drafted,
                host.TeamId,
                profile.Name,
            }
        ).ToListAsync(ct);
        await post.TellWaiting(
            to,
            [.. waiting.Where(w => reader.In(w.TeamId)).Select(w => w.Event.AsProposed(w.Name, errand.At, "/hosting"))],
            (
                $"event-proposals:{errand.Group}:{errand.Profile}:{errand.At.ToUnixTimeMilliseconds()}",
                Space.PathOf(to.Group.Handle)
            ),
            ct
        );
    }
}

/// <summary>Brings the word for which an event was sent back to who proposes it.</summary>
internal sealed class SendSentBack(Db db, GroupPost post) : IJob<ProposalSentBack>
{
    public async Task RunAsync(ProposalSentBack fact, CancellationToken ct)
    {
        if (await db.Waiting().FirstOrDefaultAsync(h => h.EventId == fact.Event, ct) is { SentBack: { } word } host)
            await db.TellProposer(post, host, word, fact.At, ct);
    }
}

/// <summary>Tells who proposed an event that it is out.</summary>
internal sealed class SendLetOut(Db db, GroupPost post) : IJob<EventPublished>
{
    public async Task RunAsync(EventPublished fact, CancellationToken ct)
    {
        if (
            await db.Set<EventHost>().FirstOrDefaultAsync(h => h.EventId == fact.Event && h.ProposedBy != null, ct) is
            { } host
        )
            await db.TellProposer(post, host, null, fact.At, ct);
    }
}

internal static class ProposalAnswers
{
    /// <summary>Where others look over the reader's shoulder a surprise has its other name; so it has in letters to a group.</summary>
    public static Proposed AsProposed(this Event one, string? by, Instant now, string page) =>
        new(one.OutsideTitle(now), by, $"/events/{one.Id}{page}") { IsQuiet = one.IsQuiet(now) };

    public static async Task TellProposer(
        this Db db,
        GroupPost post,
        EventHost host,
        string? word,
        Instant at,
        CancellationToken ct
    )
    {
        var (id, proposer) = (host.EventId, host.ProposedBy);
        if (
            await db.AllEvents.FirstOrDefaultAsync(e => e.Id == id && e.DeletedAt == null, ct) is not { } proposed
            || await db.Set<Member>().FirstOrDefaultAsync(m => m.Id == proposer, ct) is not { } member
            || await post.Find(member.GroupId, member.ProfileId, ct) is not { } to
        )
            return;
        await post.TellAnswer(
            to,
            proposed.AsProposed(to.Name, at, ""),
            word,
            $"proposal-answer:{id}:{at.ToUnixTimeMilliseconds()}",
            ct
        );
    }
}
