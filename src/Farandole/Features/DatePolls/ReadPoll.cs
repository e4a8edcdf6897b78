using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.DatePolls;

/// <summary>Somebody who stands before a date poll.</summary>
internal sealed record AtThePoll(EventAsSeen Seen, ParticipationId? Answer, PollVoter? Named, string? As)
{
    public bool IsKnown => Answer is not null || Named is not null;

    public string Back => As is null ? $"{Seen.Path}#poll" : $"/d/{As}";
}

/// <summary>Reads a date poll as its viewer may see it.</summary>
internal static class ReadPoll
{
    private static readonly byte[] NoHash = new byte[32];

    /// <summary>Null where this viewer may see no such event.</summary>
    public static async Task<AtThePoll?> AtThePoll(
        this Db db,
        string id,
        string? shown,
        Viewer viewer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!string.IsNullOrEmpty(shown))
            return await db.AtThePoll(shown, clock, ct) is { } named && named.Seen.Id.ToString() == id ? named : null;
        return await db.Seen(id, viewer, clock, ct) is { } seen
            ? new(seen, viewer.ParticipationIn(seen.Id), null, null)
            : null;
    }

    /// <summary>By the link of a name: whoever has it may see the event.</summary>
    public static async Task<AtThePoll?> AtThePoll(this Db db, string shown, IClock clock, CancellationToken ct)
    {
        if (Secret.Parse(shown, PollVoter.SecretType) is not { } secret)
            return null;
        var named = await db.Set<PollVoter>().FirstOrDefaultAsync(v => v.Selector == secret.Selector, ct);
        if (!secret.Opens(named?.Hash ?? NoHash) || named is null)
            return null;
        return await db.SeenByLink(named.EventId, clock, ct) is { } seen ? new(seen, null, named, shown) : null;
    }

    /// <summary>Null when no date is, or was, being chosen.</summary>
    public static async Task<PollModel?> PollOf(this Db db, AtThePoll at, Instant now, CancellationToken ct)
    {
        var id = at.Seen.Id;
        if (await db.Set<DatePoll>().FirstOrDefaultAsync(p => p.EventId == id, ct) is not { } poll)
            return null;
        var dates = await db.Set<PollDate>().Where(d => d.EventId == id).ToListAsync(ct);
        var rows = await Rows(db, id).ToListAsync(ct);
        var voters = rows.GroupBy(r => r.Voter.Id).Select(g => Seen([.. g], at)).ToList();
        var closed = at.Seen.Schedule is { } schedule && poll.IsClosed(schedule.Zone, now) || at.Seen.IsOver;
        var shows = at.Seen.Standing == Standing.Organizer || !poll.HidesResults || closed;
        return new PollModel(at.Seen, poll, Counted(dates, voters))
        {
            Voters = shows ? voters : [],
            People = voters.Count,
            IsClosed = closed,
            ShowsResults = shows,
            IsKnown = at.IsKnown,
            As = at.As,
            OwnName = at.Named?.Name,
            Mine = voters.Find(v => v.IsMine)?.Votes ?? new Dictionary<PollDateId, Vote>(),
        };
    }

    /// <summary>
    /// Who has not confirmed their address, or has left, says nothing; who waits to be let in is a voice without a name.
    /// </summary>
    private static IQueryable<Row> Rows(Db db, EventId id) =>
        from voter in db.Set<PollVoter>()
        where voter.EventId == id
        from answer in db.Participations.Where(p => p.Id == voter.ParticipationId).DefaultIfEmpty()
        where
            voter.ParticipationId == null
            || answer.ConfirmedAt != null && answer.WithdrawnAt == null && answer.RemovedAt == null
        from vote in db.Set<PollVote>().Where(v => v.VoterId == voter.Id).DefaultIfEmpty()
        orderby voter.CreatedAt, voter.Id
        select new Row(voter, vote, answer.Name, answer.Exposure) { Answer = answer.Answer };

    private static VoterAsSeen Seen(List<Row> rows, AtThePoll at)
    {
        var (voter, _, known, exposure) = rows[0];
        var name = rows[0].Answer is Answer.Waiting or Answer.Asking ? null : known;
        var mine = voter.Id == at.Named?.Id || at.Answer is { } own && voter.ParticipationId == own;
        return new(
            mine || MayKnow(voter, exposure, at.Seen) ? voter.Name ?? name : null,
            mine,
            rows.Where(r => r.Vote is not null).ToDictionary(r => r.Vote!.DateId, r => r.Vote!.Vote)
        );
    }

    private static bool MayKnow(PollVoter voter, Exposure? exposure, EventAsSeen seen) =>
        seen.Standing == Standing.Organizer ? exposure != Exposure.Nobody
        : voter.ParticipationId is null ? seen.Visibility != Visibility.Public || seen.Standing >= Standing.Confirmed
        : exposure == Exposure.All || exposure == Exposure.Participants && seen.Standing >= Standing.Confirmed;

    private static IReadOnlyList<DateAsSeen> Counted(List<PollDate> dates, List<VoterAsSeen> voters)
    {
        int Count(PollDate date, Vote vote) =>
            voters.Count(v => v.Votes.TryGetValue(date.Id, out var said) && said == vote);
        var counted = dates
            .OrderBy(d => d.Day)
            .ThenBy(d => d.Time ?? LocalTime.Midnight)
            .Select(d => new DateAsSeen(d, Count(d, Vote.Yes), Count(d, Vote.IfNeedBe), Count(d, Vote.No)))
            .ToList();
        var best = counted.Select(d => (d.Yes, d.IfNeedBe)).DefaultIfEmpty().Max();
        return [.. counted.Select(d => d with { IsBest = best != default && (d.Yes, d.IfNeedBe) == best })];
    }

    private sealed record Row(PollVoter Voter, PollVote? Vote, string? Name, Exposure? Exposure)
    {
        public Answer? Answer { get; init; }
    }
}
