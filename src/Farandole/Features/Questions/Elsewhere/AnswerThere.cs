using Farandole.Domain.Questions;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Questions.Elsewhere;

/// <summary>
/// A question has its answer: it stands under the note of who asked it on another server, once; for everybody where the
/// question was, else for them alone.
/// </summary>
internal sealed class AnswerThere(
    Db db,
    EventForServers events,
    AnswerAsNote notes,
    Deliveries deliveries,
    Writer writer
) : IJob<QuestionAnswered>
{
    public async Task RunAsync(QuestionAnswered errand, CancellationToken ct)
    {
        var answered = await db.AllQuestions.FirstOrDefaultAsync(q => q.Id == errand.Question, ct);
        if (answered?.AnsweredAt is null || await events.Of(answered.EventId, ct) is not { } told)
            return;
        var asked = await (
            from row in db.Set<RemoteQuestionRow>()
            join question in db.AllQuestions on row.QuestionId equals question.Id
            join actor in db.Set<RemoteActorRow>() on row.Actor equals actor.Address
            where !row.IsTold && (question.Id == answered.Id || question.MergedInto == answered.Id)
            select new { row, actor }
        ).ToListAsync(ct);
        foreach (var one in asked)
            await Tell(answered, told, one.row, one.actor, ct);
        deliveries.Ring();
    }

    private Task Tell(
        Question answered,
        ToldEvent told,
        RemoteQuestionRow row,
        RemoteActorRow who,
        CancellationToken ct
    ) =>
        writer.Write(
            async (inside, token) =>
            {
                var fresh = await inside
                    .Set<RemoteQuestionRow>()
                    .Where(q => q.QuestionId == row.QuestionId && !q.IsTold)
                    .ExecuteUpdateAsync(s => s.SetProperty(q => q.IsTold, true), token);
                if (fresh == 1)
                    deliveries.Add(
                        inside,
                        told.By,
                        notes.Of(answered, told, row, who).ToActivity(answered.AnsweredAt!.Value),
                        [who.Inbox]
                    );
            },
            ct
        );
}
