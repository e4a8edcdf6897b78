using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>What somebody who answered has asked, and what they wonder too.</summary>
internal sealed class OwnQuestions(Visitors visitors, IClock clock) : IOwnPart
{
    public async Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct)
    {
        var asked = await db.AllQuestions.Where(q => q.AskedBy == mine.Id).OrderBy(q => q.AskedAt).ToListAsync(ct);
        var visitor = visitors.Of(mine.Id, mine.EventId);
        var wondered = await db
            .AllQuestions.Where(q => db.Set<Wonder>().Any(w => w.QuestionId == q.Id && w.Visitor == visitor))
            .Select(q => q.Text)
            .ToListAsync(ct);
        return asked.Count + wondered.Count == 0
            ? null
            : new OwnPart("questions", words["questions.own.part"], [.. asked.Select(q => q.Text), .. wondered])
            {
                Path = $"/events/{mine.EventId}/questions",
                Link = words["questions.own.see"],
                Data = new OwnQuestionsAsData(
                    [.. asked.Select(q => new OwnQuestionAsData(q.Text, q.AskedAt.ToString(), q.IsPrivate, q.Answer))],
                    wondered
                ),
            };
    }

    public async Task Forget(ParticipationId mine, Db db, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var asked in await db.AllQuestions.AsTracking().Where(q => q.AskedBy == mine).ToListAsync(ct))
            await db.TakeBack(asked, now, ct);
        var about = await db.Participations.Where(p => p.Id == mine).Select(p => p.EventId).FirstAsync(ct);
        var visitor = visitors.Of(mine, about);
        // The number stays: it is nobody's.
        await db.Set<Wonder>().Where(w => w.Visitor == visitor).ExecuteDeleteAsync(ct);
    }
}

internal sealed record OwnQuestionsAsData(IReadOnlyList<OwnQuestionAsData> Asked, IReadOnlyList<string> WonderedToo);

internal sealed record OwnQuestionAsData(string Text, string At, bool Private, string? Answer);
