using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.DatePolls;

/// <summary>
/// What somebody said to the proposed dates, on their personal link. Once a date is picked, one tap there makes an answer
/// of it: nobody comes by having said that a date would suit.
/// </summary>
internal sealed class OwnVotes : IOwnPart
{
    public async Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct)
    {
        var voter = await db.Set<PollVoter>().FirstOrDefaultAsync(v => v.ParticipationId == mine.Id, ct);
        var of = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        if (voter is null && of.DatePolledAt is null)
            return null;
        var said = voter is null
            ? []
            : await (
                from vote in db.Set<PollVote>()
                join date in db.Set<PollDate>() on vote.DateId equals date.Id
                where vote.VoterId == voter.Id
                orderby date.Day, date.Time
                select new { vote.Vote, date }
            ).ToListAsync(ct);
        var lines = said.ConvertAll(s =>
            $"{words.When(s.date.In(of.Zone))}{words["colon"]} {words[$"poll.vote.{EventAsJson.Word(s.Vote)}"]}"
        );
        if (of.DatePolledAt is not null)
            return new OwnPart("poll", words["poll.own.title"], lines)
            {
                Path = $"/events/{of.Id}#poll",
                Link = words["poll.own.link"],
                Data = lines,
            };
        var picked = await db.Set<DatePoll>()
            .Where(p => p.EventId == of.Id)
            .Select(p => p.PickedId)
            .FirstOrDefaultAsync(ct);
        return new OwnPart("poll", words["poll.picked", ("when", words.When(of.Schedule))], lines)
        {
            Actions =
                mine.Answer == Answer.Interested && !mine.IsPending
                    ? ActionsFor(words, said.Find(s => s.date.Id == picked)?.Vote)
                    : [],
            Data = lines,
        };
    }

    public async Task Forget(ParticipationId mine, Db db, CancellationToken ct)
    {
        var whose = db.Set<PollVoter>().Where(v => v.ParticipationId == mine);
        await db.Set<PollVote>().Where(v => whose.Any(w => w.Id == v.VoterId)).ExecuteDeleteAsync(ct);
        await whose.ExecuteDeleteAsync(ct);
    }

    private static IReadOnlyList<OwnAction> ActionsFor(Words words, Vote? vote) =>
        vote switch
        {
            Vote.Yes => [OwnAction.Answer(words["answer.coming"], "coming")],
            Vote.IfNeedBe =>
            [
                OwnAction.Answer(words["answer.maybe"], "maybe"),
                OwnAction.Answer(words["answer.coming"], "coming"),
            ],
            _ => [OwnAction.Answer(words["answer.coming"], "coming"), OwnAction.Answer(words["answer.maybe"], "maybe")],
        };
}

/// <summary>An event that is gone has no date to choose.</summary>
internal sealed class ForgetPoll(Writer writer) : IJob<EventDeleted>
{
    public Task RunAsync(EventDeleted errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var voters = db.Set<PollVoter>().Where(v => v.EventId == errand.Event);
                await db.Set<PollVote>().Where(v => voters.Any(w => w.Id == v.VoterId)).ExecuteDeleteAsync(token);
                await voters.ExecuteDeleteAsync(token);
                await db.Set<PollDate>().Where(d => d.EventId == errand.Event).ExecuteDeleteAsync(token);
                await db.Set<DatePoll>().Where(p => p.EventId == errand.Event).ExecuteDeleteAsync(token);
            },
            ct
        );
}
